import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { get } from '../../infra/local/black-box/requests.ts';
import { mailedLink } from '../harness/mailbox.ts';
import { endpoints } from '../harness/run.ts';
import { asAdmin, newAffiliate, unique } from '../harness/world.ts';

// Secrets where they belong, so that a run of this folder alone has met each kind; the journeys bring more of them.

const url = (path: string): string => `${endpoints().api}/v1/${path}`;
const newPassword = (): string => randomBytes(12).toString('base64url');

async function say(path: string, body: object): Promise<Response> {
  return fetch(url(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('a password, its session, and a link for a new one', async () => {
  const { email, password } = await newAffiliate();
  const signedIn = await say('auth/sign-in', { email, password });
  const cookie = signedIn.headers.getSetCookie().map((text) => text.split(';', 1)[0]);
  const refresh = async (): Promise<number> =>
    (await fetch(url('auth/refresh'), { method: 'POST', headers: { cookie: cookie.join('; ') } })).status;
  // A token that was just replaced gives the same successor for some seconds: an answer may get lost.
  expect([signedIn.status, await refresh(), await refresh()]).toEqual([200, 200, 200]);

  await say('auth/forgot-password', { email });
  const token = new URL(await mailedLink(email, 'Reset your password')).hash.slice(1);
  const reset = async (): Promise<number> =>
    (await say('auth/reset-password', { token, password: newPassword() })).status;
  expect([await reset(), await reset()]).toEqual([204, 422]);
});

test('an invitation', async () => {
  const email = `${unique('invited')}@example.test`;
  await asAdmin('team/invitations', { email, role: 'support' });
  const token = new URL(await mailedLink(email)).hash.slice(1);
  expect((await say('auth/invitations/accept', { token, name: 'Somebody new', password: newPassword() })).status).toBe(
    201,
  );
});

test("a merchant's key and a postback's token", async () => {
  const { tracker, demo } = endpoints();
  const { secret } = await asAdmin(`merchants/${demo.merchant.id}/api-keys`, { kind: 'api', livemode: true });
  expect((await get(url('programs'), secret as string)).status).toBe(200);
  // Named, because other tests give the merchant more programs of this currency.
  const order = {
    order_id: unique('order'),
    amount: '1.00',
    currency: demo.program.currency,
    program_id: demo.program.id,
  };
  const query = new URLSearchParams({ token: demo.merchant.postbackToken, ...order });
  expect((await fetch(`${tracker}/postback?${query.toString()}`)).status).toBe(200);
});
