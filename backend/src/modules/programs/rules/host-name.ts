// The reader's own machine, where a shop is tried out before it has a name; it can lead nobody astray.
const loopback = '127.0.0.1';
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A host name in the URL standard's spelling (lower case, international names as punycode), or undefined when the text is
 * anything else: an address with scheme, port or path, an IP address (but 127.0.0.1, for shops that are tried out
 * locally), a name without a dot.
 */
export function hostNameOf(text: string): string | undefined {
  const host = text.trim().replace(/\.$/, '');
  if (host.length > 253 || /[\s:/?#@[\]\\%*]/.test(host) || !URL.canParse(`http://${host}/`)) return undefined;
  if (host === loopback) return host;
  const { hostname } = new URL(`http://${host}/`);
  const labels = hostname.split('.');
  // The parser turns numeric forms such as 0x7f.1 into an IP address; no top-level domain is all digits.
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '')) return undefined;
  return labels.every((part) => label.test(part)) ? hostname : undefined;
}

/**
 * The host name in what somebody pasted: the name itself, or an address with it. Undefined where a reader and a browser could
 * see different hosts (`https://shop.example@evil.example`).
 */
export function hostInText(text: string): string | undefined {
  const trimmed = text.trim();
  const address = /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (/[\s\\@]/.test(trimmed) || !URL.canParse(address)) return hostNameOf(trimmed);
  return hostNameOf(trimmed) ?? hostNameOf(new URL(address).hostname);
}
