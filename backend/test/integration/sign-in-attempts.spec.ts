import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createAffiliate } from '../builders/shop.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let account: { email: string; password: string };
let stranger: ApiClient;
let owner: ApiClient;
let network = 0;
const accounts: { email: string; password: string }[] = [];

function nextAccount(): { email: string; password: string } {
  const next = accounts.pop();
  if (next === undefined) throw new Error('make more accounts');
  return next;
}

beforeAll(async () => {
  api = await startTestApi();
  // All of them now: when a test moves the clock, the admin's token is over.
  while (accounts.length < 24) accounts.push(await createAffiliate(api, []));
}, 60_000);
afterAll(() => api.close());
beforeEach(() => {
  account = nextAccount();
  network += 1;
  stranger = api.anyone.from(`10.${network}.0.1`);
  owner = api.anyone.from(`10.${network}.0.2`);
});

const signIn = (from: ApiClient, fields: object = {}, headers = {}): Promise<ApiAnswer> =>
  from.post('/v1/auth/sign-in', { ...{ email: account.email, password: account.password }, ...fields }, headers);

async function guess(from: ApiClient, times: number, email = account.email): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < times; i += 1) statuses.push((await signIn(from, { email, password: `guess ${i}` })).status);
  return statuses;
}

describe('guessing a password', () => {
  test('is free five times, then waits, and the wait doubles', async () => {
    expect(await guess(stranger, 6)).toEqual([401, 401, 401, 401, 401, 429]);
    for (const seconds of [1, 2, 4, 8]) {
      const refused = await signIn(stranger);
      expect(refused).toMatchObject({
        status: 429,
        body: { code: 'too_many_attempts' },
        headers: { 'retry-after': String(seconds) },
      });
      api.clock.advance(seconds * 1_000);
      expect(await guess(stranger, 1)).toEqual([401]);
    }
  });

  test('never waits longer than a quarter of an hour, and is forgotten after success', async () => {
    await guess(stranger, 5);
    for (let i = 0; i < 12; i += 1) {
      api.clock.advance(900_000);
      expect(await guess(stranger, 1)).toEqual([401]);
    }
    expect(Number((await signIn(stranger)).headers['retry-after'])).toBeLessThanOrEqual(900);
    api.clock.advance(900_000);
    expect((await signIn(stranger)).status).toBe(200);
    expect(await guess(stranger, 5)).toEqual([401, 401, 401, 401, 401]);
  });

  test('many times at once does not get more tries', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(stranger, { password: 'guess' })));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(25);
  });

  test('locks nobody out: its owner signs in from elsewhere, and on a known device even from the same address', async () => {
    const device = (await signIn(stranger)).cookies.find(({ name }) => name === 'tributary_device');
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/v1/auth' });
    await guess(stranger, 20);
    expect((await signIn(stranger)).status).toBe(429);
    expect((await signIn(owner)).status).toBe(200);
    expect((await signIn(stranger, {}, { cookie: `tributary_device=${device?.value}` })).status).toBe(200);
  });

  test('on somebody else’s known device is no easier', async () => {
    const other = nextAccount();
    const device = (await signIn(stranger, { email: other.email, password: other.password })).cookies.find(
      ({ name }) => name === 'tributary_device',
    );
    await guess(stranger, 5);
    expect((await signIn(stranger, {}, { cookie: `tributary_device=${device?.value}` })).status).toBe(429);
  });

  test('waits alike whether or not there is such an account', async () => {
    expect(await guess(stranger, 7, `nobody-${network}@test.example`)).toEqual(await guess(owner, 7));
  });

  test('of many accounts from one address ends too; successes do not count', async () => {
    for (let i = 0; i < 70; i += 1) expect((await signIn(owner)).status).toBe(200);
    const statuses: number[] = [];
    for (let i = 0; i < 62; i += 1) statuses.push(...(await guess(owner, 1, `somebody-${network}-${i}@test.example`)));
    expect(statuses.slice(0, 60)).toEqual(Array<number>(60).fill(401));
    expect(statuses.slice(60)).toEqual([429, 429]);
    api.clock.advance(601_000);
    expect(await guess(owner, 1)).toEqual([401]);
  }, 120_000);
});

describe('S3: an IPv6 network is one address', () => {
  const at = (host: number) => api.anyone.from(`2001:db8:${network}:1::${host.toString(16)}`);

  test('for guesses at one account', async () => {
    const statuses: number[] = [];
    for (let i = 1; i <= 7; i += 1) statuses.push(...(await guess(at(i), 1)));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(await guess(api.anyone.from(`2001:db8:${network}:2::1`), 1)).toEqual([401]);
  });

  test('for guesses at many accounts', async () => {
    const statuses: number[] = [];
    for (let i = 1; i <= 61; i += 1)
      statuses.push(...(await guess(at(i), 1, `one-of-many-${network}-${i}@test.example`)));
    expect([statuses.at(59), statuses.at(60)]).toEqual([401, 429]);
  }, 60_000);

  test('for forgotten passwords', async () => {
    const ask = (host: number) => at(host).post('/v1/auth/forgot-password', { email: account.email });
    const statuses: number[] = [];
    for (let i = 1; i <= 6; i += 1) statuses.push((await ask(i)).status);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  });

  test('and IPv4 written as IPv6 is that IPv4 address', async () => {
    const ways = ['10.9.9.9', '::ffff:10.9.9.9', '::ffff:a09:909'];
    for (let i = 0; i < 5; i += 1) expect(await guess(api.anyone.from(ways[i % 3] ?? ''), 1)).toEqual([401]);
    for (const way of ways) expect(await guess(api.anyone.from(way), 1)).toEqual([429]);
  });
});

describe('S11: however the address is typed', () => {
  test('guesses count at the account that is found', async () => {
    const [name = '', host = ''] = account.email.split('@');
    const ways = [account.email, account.email.toUpperCase(), ` ${account.email}`, `${name}@${host.toUpperCase()}\n`];
    const statuses: number[] = [];
    for (let i = 0; i < 7; i += 1) statuses.push(...(await guess(stranger, 1, ways[i % 4])));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test.each(['\u0130', '\u017f'])('%s is no letter of ASCII: nobody is found by it', async (letter) => {
    const plain = { '\u0130': 'i', '\u017f': 's' }[letter] ?? '';
    const user = await api.prisma.user.findFirstOrThrow({ where: { email: account.email } });
    await api.prisma.user.update({ where: { id: user.id }, data: { email: `${plain}-${account.email}` } });
    expect((await signIn(stranger, { email: `${letter}-${account.email}` })).status).toBe(401);
    expect((await signIn(stranger, { email: ` ${plain.toUpperCase()}-${account.email} ` })).status).toBe(200);
  });
});

test('a sign-in stands in the audit trail, with whether the device was known', async () => {
  const device = (await signIn(owner)).cookies.find(({ name }) => name === 'tributary_device');
  await signIn(owner, {}, { cookie: `tributary_device=${device?.value}` });
  const user = await api.prisma.user.findFirst({ where: { email: account.email } });
  const entries = await api.prisma.auditEntry.findMany({
    where: { actorId: user?.id ?? '' },
    orderBy: { position: 'asc' },
  });
  expect(entries).toMatchObject([
    { action: 'StartSession', changes: [{ kind: 'session', after: { device: 'new' } }] },
    { action: 'StartSession', changes: [{ kind: 'session', after: { device: 'known' } }] },
  ]);
});

test('the current password cannot be guessed in somebody’s open session', async () => {
  const session = await signIn(owner);
  const thief = owner.as(String(session.body['accessToken']));
  const change = (currentPassword: string) =>
    thief.post('/v1/auth/password', { currentPassword, newPassword: 'another long password' });
  for (let i = 0; i < 5; i += 1) expect((await change(`guess ${i}`)).status).toBe(422);
  expect((await change(account.password)).status).toBe(429);
  // Nobody is kept from signing in by it.
  expect((await signIn(owner)).status).toBe(200);
});
