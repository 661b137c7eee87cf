import { isIP } from 'node:net';
import type { Settings } from '../../platform/config.js';

/** For whom passkeys are made: a host name, and the address of the pages that may ask for them. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/**
 * Browsers bind passkeys to a host name and refuse them to pages at a bare IP address: on one's own machine they work at
 * `localhost`, which is the same server.
 */
export function relyingParty({ PUBLIC_API_URL }: Pick<Settings, 'PUBLIC_API_URL'>): RelyingParty {
  const url = new URL(PUBLIC_API_URL);
  if (isIP(url.hostname) !== 0 && url.hostname.startsWith('127.')) url.hostname = 'localhost';
  return { id: url.hostname, origin: url.origin };
}
