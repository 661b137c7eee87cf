import { deepLinkLanding, landingPolicy } from './destination-url.js';

/**
 * Whether a page may be the destination of a link that an affiliate makes: on a proven domain of the program or below one.
 * A program that has proven none accepts any.
 */
export function isProvenDestination(url: string, provenDomains: readonly string[]): boolean {
  return provenDomains.length === 0 || deepLinkLanding(url, landingPolicy('', provenDomains)) !== undefined;
}
