/**
 * A typed number as the API takes it: with a point, without blanks and grouping. Half the world writes "7,5", so the last
 * sign that can only be a decimal one is taken as such; "1,234" could be either and stays as it is, for the form to ask.
 */
export function typedDecimal(text: string): string {
  const plain = text.trim().replace(/[\s\u00a0\u202f'’]/g, '');
  const both = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*([.,])\d+$/.exec(plain);
  if (both && both[1] !== both[2]) return plain.replaceAll(both[1] ?? '', '').replace(',', '.');
  const comma = /^(\d+),(\d+)$/.exec(plain);
  return comma && (comma[2]?.length !== 3 || comma[1] === '0') ? `${comma[1]}.${comma[2]}` : plain;
}

/** A typed web address with its scheme: `shop.example/boots` is `https://shop.example/boots`. Anything else stays as it is. */
export function typedAddress(text: string): string {
  const plain = text.trim();
  return /^[^\s/:?#@]+\.[^\s/.:?#@]{2,}(?::\d+)?(?:[/?#]\S*)?$/.test(plain) ? `https://${plain}` : plain;
}

/** Whether a text is an address that a browser can open over HTTP, as the API takes it. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/**
 * Host names out of a text area: one a line (or separated by commas or blanks), each once. A pasted address is reduced to
 * its host.
 */
export function typedHosts(text: string): string[] {
  const lines = text.split(/[\s,]+/).filter((line) => line !== '');
  return [...new Set(lines.map(hostOf))];
}

function hostOf(line: string): string {
  if (isWebAddress(line)) return new URL(line).hostname;
  return line.replace(/[/?#].*$/, '').toLowerCase();
}
