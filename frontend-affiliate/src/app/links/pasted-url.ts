/** Why a pasted text is no address to make a link of. */
export type PastedUrlFault =
  'empty' | 'several' | 'not-an-address' | 'not-web' | 'has-password' | 'too-long' | 'own-link';

export type PastedUrl = { readonly url: string; readonly host: string } | { readonly fault: PastedUrlFault };

/** The longest destination that the API takes, characters. */
const longest = 2048;

/**
 * Reads what somebody pasted as the address of a page. Phones copy addresses with text around them or without scheme, so
 * both are forgiven; anything that is not one plain web address is refused with the reason.
 */
export function readPastedUrl(text: string, ownTrackerHost?: string): PastedUrl {
  const pasted = text.trim();
  if (pasted === '') return { fault: 'empty' };
  const found = pasted.match(/https?:\/\/\S+/gi) ?? [];
  if (found.length > 1) return { fault: 'several' };
  const address = found[0] ?? withScheme(pasted);
  if (address === undefined || !URL.canParse(address)) return { fault: 'not-an-address' };
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { fault: 'not-web' };
  if (url.username !== '' || url.password !== '') return { fault: 'has-password' };
  if (url.href.length > longest) return { fault: 'too-long' };
  if (url.host === ownTrackerHost && url.pathname.startsWith('/c/')) return { fault: 'own-link' };
  return { url: url.href, host: url.hostname };
}

function withScheme(text: string): string | undefined {
  if (/\s/.test(text)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(text)) return text;
  return /^[^/]+\.[^/.]{2,}|^\d+(\.\d+){3}/.test(text) ? `https://${text}` : undefined;
}

/** What of a program decides whether its links may lead to a page. */
export interface LinkableProgram {
  readonly programId: string;
  readonly membership: string;
  readonly status: string;
  readonly allowedDomains: readonly string[];
}

/**
 * The programs that a link to a host can belong to: those one is approved for, which are not closed, and which allow
 * the host or a domain above it.
 */
export function programsForHost<T extends LinkableProgram>(host: string, programs: readonly T[]): readonly T[] {
  const open = programs.filter(({ membership, status }) => membership === 'approved' && status !== 'closed');
  return open.filter(({ allowedDomains }) => allowedDomains.some((domain) => isWithin(host, domain)));
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
