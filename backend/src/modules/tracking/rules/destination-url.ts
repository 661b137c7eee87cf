import { parameterKey, queryPairs } from './visitor-query.js';
import type { QueryPair, VisitorQuery } from './visitor-query.js';

/** A page to land on, taken apart once so that a redirect only joins strings. */
export interface Landing {
  /** Everything before the query string. */
  readonly head: string;
  /** The page's own parameters. */
  readonly pairs: readonly QueryPair[];
  readonly keys: ReadonlySet<string>;
  /** With its `#`, or empty. */
  readonly fragment: string;
}

/** What of a program decides where its links lead; prepared once. */
export interface LandingPolicy {
  /** The click parameter's name, percent-encoded. */
  readonly clickParam: string;
  readonly clickKey: string;
  /** Host names in the URL standard's spelling: lower case, punycode, no port. */
  readonly provenHosts: readonly string[];
}

const maxDeepLinkLength = 4096;
// What the URL parser would drop or turn into a slash, so that a reader and the parser could see different hosts. Blanks are
// such only up to the end of the host; after it they are what somebody typed into a search field, and go on as %20.
const deceptive = /[\p{Cc}\\]/u;
const webHost = /^https?:\/\/[^\s/?#]+(?:[/?#]|$)/iu;

/** Prepares a page. Undefined when it is not an absolute http(s) URL without credentials. */
export function landingOf(url: string): Landing | undefined {
  const parsed = webUrl(url);
  if (parsed === undefined) return undefined;
  const pairs = queryPairs(parsed.search.slice(1));
  const fragment = parsed.hash;
  parsed.search = '';
  parsed.hash = '';
  return { head: parsed.href, pairs, keys: new Set(pairs.map(({ key }) => key)), fragment };
}

/** Prepares a program's settings; proven domains that are no host names are left out. */
export function landingPolicy(clickParam: string, provenDomains: readonly string[]): LandingPolicy {
  const name = clickParam === '' ? 'click_id' : clickParam;
  const hosts = provenDomains.map((domain) => webUrl(`http://${domain}`)?.hostname ?? '').filter((host) => host !== '');
  return { clickParam: encodeURIComponent(name), clickKey: parameterKey(name), provenHosts: hosts };
}

/**
 * Where a `?to=` leads: the page, when its host is a proven domain of the program or a subdomain of one; else
 * undefined, and the link's own destination counts. This is what keeps the tracker from being an open redirect.
 */
export function deepLinkLanding(to: string, policy: LandingPolicy): Landing | undefined {
  if (to.length > maxDeepLinkLength || deceptive.test(to) || !webHost.test(to)) return undefined;
  const host = webUrl(to)?.hostname;
  if (host === undefined) return undefined;
  const proven = policy.provenHosts.some((domain) => host === domain || host.endsWith(`.${domain}`));
  return proven ? landingOf(to) : undefined;
}

/**
 * The address to redirect to: the page's own parameters, then those of the visitor that it does not have itself, and
 * last the click id, which nothing else may set.
 */
export function destinationUrl(
  landing: Landing,
  policy: LandingPolicy,
  visitor: VisitorQuery,
  clickId: string,
): string {
  let query = '';
  for (const { key, raw } of landing.pairs) if (key !== policy.clickKey) query += `${raw}&`;
  for (const { key, raw } of visitor.passOn) {
    if (key !== policy.clickKey && !landing.keys.has(key)) query += `${raw}&`;
  }
  return `${landing.head}?${query}${policy.clickParam}=${clickId}${landing.fragment}`;
}

function webUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' && isHostName(url.hostname) ? url : undefined;
}

/** The parser lets an empty label pass (`.shop.example`), which is nobody's host. */
function isHostName(host: string): boolean {
  return host !== '' && !host.startsWith('.') && !host.includes('..');
}
