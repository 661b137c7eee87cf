import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../infra/local/wait.ts';
import type { ProductEndpoints } from '../harness/product.ts';
import './remember-fetch.ts';

const STORES = ['redis', 'postgres', 'clickhouse'] as const;
const READY_WITHIN_MS = 60_000;

/**
 * Sends secrets to a product whose stores hang, and then are killed, one after the other: errors of drivers like to quote what
 * they could not send. Ends when everything is well again.
 */
export async function askWhileStoresAreAway(read: () => ProductEndpoints): Promise<void> {
  for (const store of STORES) {
    const pid = read().processes[store];
    if (typeof pid !== 'number') throw new Error(`${store} does not run`);
    process.kill(pid, 'SIGSTOP');
    const asked = askEverything(read());
    // Longer than most drivers wait: what they say when they give up is wanted, and what they say of a death.
    await sleep(2_500);
    process.kill(pid, 'SIGKILL');
    await askEverything(read());
    await asked;
    const isReady = async (): Promise<boolean> => (await fetch(`${read().api}/readyz`)).ok;
    if (!(await waitUntil(isReady, READY_WITHIN_MS))) throw new Error(`not ready after the death of ${store}`);
  }
}

async function askEverything({ api, tracker, demo }: ProductEndpoints): Promise<void> {
  const { email, password } = demo.affiliate;
  const { apiKey, postbackToken } = demo.merchant;
  const made = (): string => randomBytes(32).toString('base64url');
  const json = { 'content-type': 'application/json' };
  const order = JSON.stringify({ orderId: made(), amount: { amount: '1.00', currency: demo.program.currency } });
  const posts: [string, Record<string, string>, object | string][] = [
    ['/v1/auth/sign-in', json, { email, password }],
    ['/v1/auth/sign-in', json, { email, password: made() }],
    ['/v1/auth/refresh', { cookie: `tributary_refresh=${made()}` }, ''],
    ['/v1/auth/reset-password', json, { token: made(), password: made() }],
    ['/v1/auth/invitations/accept', json, { token: made(), password: made() }],
    ['/v1/conversions', { ...json, authorization: `Bearer ${apiKey}` }, order],
    ['/v1/reports/query', { ...json, authorization: `Bearer ${apiKey}` }, { from: '2026-01-01', to: '2026-01-02' }],
  ];
  const answers = posts.map(([path, headers, body]) =>
    fetch(`${api}${path}`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  );
  const query = new URLSearchParams({ token: postbackToken, order_id: made(), amount: '1.00', currency: 'EUR' });
  answers.push(fetch(`${tracker}/postback?${query.toString()}`));
  for (const answer of await Promise.all(answers)) await answer.arrayBuffer();
}
