import { deepLinkLanding, landingPolicy } from './destination-url.js';

/** Whether a page may be the destination of a link: on an allowed domain of the program or below one. None allows none. */
export function isProvenDestination(url: string, allowedDomains: readonly string[]): boolean {
  return deepLinkLanding(url, landingPolicy('', allowedDomains)) !== undefined;
}
