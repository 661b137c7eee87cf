import type { IncomingMessage } from 'node:http';
import type { Region } from './shop-order.ts';

/** What the shop remembers of a visitor, in first-party cookies of its own. */
export interface Visit {
  readonly region: Region;
  readonly clickId: string | undefined;
  /** `Set-Cookie` values for what has just been learned. */
  readonly cookies: readonly string[];
}

const CLICK = 'hp_click';
const REGION = 'hp_region';
/** As long as the program's attribution window. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** Reads the landing address first, because the last click counts, then the cookies. */
export function visitOf(request: IncomingMessage, query: URLSearchParams): Visit {
  const known = cookiesOf(request);
  const landed = query.get('click_id') ?? undefined;
  // What the platform's ids look like; anything else is not worth keeping.
  const fresh = landed !== undefined && /^[\w.-]{1,256}$/.test(landed) ? landed : undefined;
  const chosen = query.get('region');
  const region = chosen === 'us' || chosen === 'eu' ? chosen : known.get(REGION) === 'us' ? 'us' : 'eu';
  const keep = (name: string, value: string): string =>
    `${name}=${value}; Path=/shop; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax`;
  return {
    region,
    clickId: fresh ?? known.get(CLICK),
    cookies: [
      ...(fresh === undefined ? [] : [keep(CLICK, fresh)]),
      ...(chosen === region ? [keep(REGION, region)] : []),
    ],
  };
}

function cookiesOf(request: IncomingMessage): Map<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}
