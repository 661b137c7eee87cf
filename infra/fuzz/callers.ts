import { setTimeout as delay } from 'node:timers/promises';
import type { Endpoints } from '../local/black-box/endpoints.ts';
import { get, post } from '../local/black-box/requests.ts';
import { signInStaff } from '../local/black-box/sign-in.ts';
import { UserError } from '../local/user-error.ts';
import type { CallerName } from './options.ts';

/** Somebody whose requests are made up. */
export interface Caller {
  readonly name: CallerName;
  /** A credential that is good for some minutes more; empty for nobody. */
  readonly token: () => Promise<string>;
  /** A route that answers 200 as long as the credential is good. */
  readonly proof: string;
}

/** The four kinds of callers, of the demo. */
export function callersOf(api: string, demo: Endpoints['demo']): Record<CallerName, Caller> {
  return {
    nobody: { name: 'nobody', token: () => Promise.resolve(''), proof: '/healthz' },
    affiliate: { name: 'affiliate', token: () => signIn(api, demo.affiliate), proof: '/v1/me' },
    merchant: { name: 'merchant', token: () => Promise.resolve(demo.merchant.apiKey), proof: '/v1/programs' },
    owner: { name: 'owner', token: () => signInOwner(api, demo), proof: '/v1/me' },
  };
}

/** Whether the caller still is who it was at the beginning: without its credential a run would prove nothing. */
export async function isStillLetIn(api: string, { token, proof }: Caller): Promise<boolean> {
  const credential = await token().catch(() => undefined);
  if (credential === undefined) return false;
  return (await get(`${api}${proof}`, credential === '' ? undefined : credential)).status === 200;
}

/** Longer than the longest delay after wrong passwords. */
const WAIT_MINUTES = 20;

const LISTS = ['merchants', 'programs', 'affiliates', 'links', 'coupons', 'conversions', 'team', 'me/sessions'];

/** Ids that exist, by their prefix, as the owner sees them. */
export async function existingIds(
  api: string,
  owner: string,
  demo: Endpoints['demo'],
): Promise<Record<string, string[]>> {
  const paths = [...LISTS, `merchants/${demo.merchant.id}/api-keys`, 'auth/factors', 'security/alerts'];
  const ids: Record<string, string[]> = {};
  for (const path of paths) {
    const { status, body } = await get(`${api}/v1/${path}`, owner);
    if (status !== 200) throw new UserError(`GET /v1/${path} was answered with ${status}.`);
    for (const [id, prefix = ''] of JSON.stringify(body).matchAll(/\b([a-z]{3})_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g)) {
      const known = (ids[prefix] ??= []);
      if (known.length < 20 && !known.includes(id)) known.push(id);
    }
  }
  return ids;
}

async function signIn(api: string, { email, password }: { email: string; password: string }): Promise<string> {
  return tokenOf(() => post({ url: `${api}/v1/auth/sign-in`, body: { email, password } }));
}

async function signInOwner(api: string, demo: Endpoints['demo']): Promise<string> {
  return tokenOf(() => signInStaff(api, demo.admin));
}

/** Asks again while the sign-in limits refuse: the requests made up so far came from the same address. */
async function tokenOf(ask: () => ReturnType<typeof post>): Promise<string> {
  for (let minutes = 0; ; minutes++) {
    const { status, body } = await ask();
    if (status === 200) return String(body['accessToken']);
    if (status !== 429 || minutes === WAIT_MINUTES)
      throw new UserError(`A caller of the fuzzer could not sign in (${status}).`);
    await delay(60_000);
  }
}
