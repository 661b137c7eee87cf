import { hostNameOf } from './host-name.js';

/**
 * Host names that links of a program may lead to, with their subdomains: its own list; without one the merchant's website, of
 * which "www." is no part; without that none. An empty answer allows nothing.
 */
export function allowedDomains(provenDomains: readonly string[], websiteUrl: string | null): readonly string[] {
  if (provenDomains.length > 0) return provenDomains;
  if (websiteUrl === null || !URL.canParse(websiteUrl)) return [];
  const host = hostNameOf(new URL(websiteUrl).hostname);
  if (host === undefined) return [];
  return [hostNameOf(host.replace(/^www\./, '')) ?? host];
}
