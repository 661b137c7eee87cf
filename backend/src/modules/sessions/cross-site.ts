import type { FastifyRequest } from 'fastify';
import type { Settings } from '../../platform/config.js';

/**
 * Whether a page of another origin makes this request. Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`; a program
 * that is no browser says neither, and has no cookie but its own. Asked wherever a cookie counts: `SameSite` alone would let
 * pages of other hosts of the same domain through.
 */
export function isCrossSite(
  { headers }: Pick<FastifyRequest, 'headers'>,
  config: Pick<Settings, 'PUBLIC_API_URL'>,
): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host } = headers;
  if (origin === undefined || origin === new URL(config.PUBLIC_API_URL).origin) return false;
  // Reached under another name of its own, such as localhost.
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
