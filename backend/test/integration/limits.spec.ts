import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { Registry } from 'prom-client';
import { SaveUser } from '../../src/modules/identity/public.js';
import { RequestLimits } from '../../src/platform/limits/request-limits.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const limits = 'read=20/50,report=3/100,conversions=1000/1500,sign-in=100/8';

let api: TestApi;
let shop: Shop;
beforeAll(async () => {
  api = await startTestApi({ LIMITS: limits, TRUSTED_PROXIES: '10.200.0.0/16' });
  shop = await createShop(api);
}, 60_000);
afterAll(() => api.close());

let networks = 0;
const somewhere = (): string => `10.77.${(networks += 1)}.1`;

/** The access token of somebody with all of the quota left, at the beginning of a window. */
async function newToken(): Promise<string> {
  const begin = Math.ceil((api.clock.now().getTime() + 120_000) / 60_000) * 60_000;
  api.clock.set(new Date(begin));
  const [email, password] = [`${uniqueName()}@people.example`, 'a password of some length'];
  const user = { email, password, role: 'owner', affiliateId: null } as const;
  await api.app.get(CommandBus).execute(new SaveUser(user, { actor: { kind: 'system', name: 'test' } }));
  const answer = await api.anyone.from(somewhere()).post('/v1/auth/sign-in', { email, password });
  return expectStatus(200, answer)['accessToken'] as string;
}

async function somebody(): Promise<ApiClient> {
  const token = await newToken();
  return api.anyone.from(somewhere()).as(token);
}

async function times(count: number, ask: () => Promise<ApiAnswer>): Promise<ApiAnswer[]> {
  const answers: ApiAnswer[] = [];
  for (let i = 0; i < count; i += 1) answers.push(await ask());
  return answers;
}
const statuses = (answers: readonly ApiAnswer[]): number[] => [...new Set(answers.map(({ status }) => status))];

/** How often each code and status was answered. */
function countsOf(answers: readonly ApiAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const kind = `${body['code']} ${status}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

describe('limits', () => {
  test('say on every answer where they stand', async () => {
    const one = await somebody();
    const answer = await one.get('/v1/me');
    expect(answer.headers['ratelimit']).toMatch(/^"read";r=19;t=([1-9]|[1-5]\d|60)$/);
    expect(answer.headers['ratelimit-policy']).toBe('"read";q=20;w=60, "read-address";q=50;w=60');
  });

  test('refuse what is too much, say when to come again, and mean it', async () => {
    const one = await somebody();
    expect(statuses(await times(20, () => one.get('/v1/me')))).toEqual([200]);
    const refused = await one.get('/v1/me');
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'too_many_requests', status: 429 },
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
    const wait = Number(refused.headers['retry-after']);
    expect(refused.headers['ratelimit']).toBe(`"read";r=0;t=${wait}`);
    expect(wait).toBeGreaterThanOrEqual(60);
    api.clock.advance(wait * 1_000);
    expect((await one.get('/v1/me')).status).toBe(200);
  });

  test('slide: a new minute does not give twice as much at once', async () => {
    const one = await somebody();
    await times(20, () => one.get('/v1/me'));
    api.clock.advance(75_000);
    const passed = (await times(20, () => one.get('/v1/me'))).filter(({ status }) => status === 200).length;
    // A quarter of the minute is over, so about a quarter of the quota is free again.
    expect(passed).toBeGreaterThanOrEqual(4);
    expect(passed).toBeLessThanOrEqual(7);
  });

  test('let no more pass when all ask at once', async () => {
    const one = await somebody();
    const answers = await Promise.all(Array.from({ length: 40 }, () => one.get('/v1/me')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
  });

  test('are apart for each class of route and each account', async () => {
    const [one, other] = [await somebody(), await somebody()];
    await times(21, () => one.get('/v1/me'));
    expect((await one.get('/v1/me')).status).toBe(429);
    // Looked at, and refused because a second factor is missing: not for how often.
    expect(await one.post('/v1/merchants', { name: 'A merchant' })).toMatchObject({
      status: 403,
      body: { code: 'factor_enrolment_required' },
      headers: { 'ratelimit-policy': expect.stringMatching(/^"write";/) },
    });
    expect((await other.get('/v1/me')).status).toBe(200);
  });

  test('hold for an address too, whoever asks from there', async () => {
    const people = [await newToken(), await newToken(), await newToken()];
    const [address, next] = [somewhere(), somewhere()];
    const at = (from: string, i: number) => api.anyone.from(from).as(people[i] ?? '');
    for (const i of [0, 1]) await times(20, () => at(address, i).get('/v1/me'));
    await times(10, () => at(address, 2).get('/v1/me'));
    const refused = await at(address, 2).get('/v1/me');
    expect(refused.status).toBe(429);
    expect(refused.headers['ratelimit']).toMatch(/^"read-address";r=0;/);
    expect((await at(next, 2).get('/v1/me')).status).toBe(200);
  });

  test('hold whoever tries credentials, on whatever route', async () => {
    const guesser = api.anyone.from(somewhere()).as(`mk_live_${'x'.repeat(43)}`);
    expect(statuses(await times(8, () => guesser.get('/v1/programs')))).toEqual([401]);
    expect((await guesser.get('/v1/programs')).status).toBe(429);
  });

  test.each([
    ['forgot-password', { email: 'nobody@test.example' }, 202],
    ['reset-password', { token: 'x'.repeat(43), password: 'a password of some length' }, 422],
    ['verify-email', { token: 'x'.repeat(43) }, 422],
    ['invitations/find', { token: 'x' }, 404],
  ])('hold /v1/auth/%s to what signing in may cost an address', async (route, body, status) => {
    const one = api.anyone.from(somewhere());
    const ask = () => one.post(`/v1/auth/${route}`, body);
    const first = await ask();
    expect(first.status).toBe(status);
    expect(first.headers['ratelimit-policy']).toBe('"sign-in-address";q=8;w=60');
    await times(7, ask);
    expect(await ask()).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
  });

  test.each([
    ['factor', { code: '000000' }],
    ['factor/password', { currentPassword: 'wrong' }],
    ['factors/totp/confirm', { code: '000000' }],
  ])('hold /v1/auth/%s as signing in', async (route, body) => {
    const one = await somebody();
    const answer = await one.post(`/v1/auth/${route}`, body);
    expect(answer.headers['ratelimit-policy']).toBe('"sign-in";q=100;w=60, "sign-in-address";q=8;w=60');
    await times(7, () => one.post(`/v1/auth/${route}`, body));
    expect(await one.post(`/v1/auth/${route}`, body)).toMatchObject({
      status: 429,
      body: { code: 'too_many_requests' },
    });
  });

  test('count the real client behind a trusted proxy, and nobody’s word otherwise', async () => {
    const proxy = api.anyone.from('10.200.3.4');
    const forwarded = (client: string) => ({ 'x-forwarded-for': client });
    const guess = (from: ApiClient, client: string) => from.get('/v1/me', forwarded(client));
    expect(statuses(await times(8, () => guess(proxy, '198.51.100.1')))).toEqual([401]);
    expect((await guess(proxy, '198.51.100.1')).status).toBe(429);
    expect((await guess(proxy, '198.51.100.2')).status).toBe(401);
    const liar = api.anyone.from(somewhere());
    for (let i = 0; i < 8; i += 1) await guess(liar, `198.51.100.${100 + i}`);
    expect((await guess(liar, '198.51.100.120')).status).toBe(429);
  });
});

describe('conversions', () => {
  test('are counted in chunks, and never more than the quota passes', async () => {
    await newToken();
    const report = () => shop.merchant.post('/v1/conversions?dryRun=true', { orderId: uniqueName(), nothing: 'fits' });
    const answers = await Promise.all(Array.from({ length: 1_010 }, report));
    expect(countsOf(answers)).toEqual({ 'validation_failed 400': 1_000, 'too_many_requests 429': 10 });
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers).toMatchObject({
      'ratelimit-policy': '"conversions";q=1000;w=60, "conversions-address";q=1500;w=60',
    });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('without Redis', () => {
  test('requests pass, and a metric counts them', async () => {
    const one = await somebody();
    const registry = new Registry();
    api.app.get(RequestLimits).registerMetrics(registry);
    api.redis.disconnect();
    const answer = await one.get('/v1/me');
    expect(answer.status).toBe(200);
    expect(answer.headers['ratelimit']).toBeUndefined();
    expect(await registry.metrics()).toMatch(/tributary_limits_unchecked_requests_total [1-9]/);
    expect((await api.anyone.post('/v1/auth/sign-in', { email: 'a@b.example', password: 'x' })).status).toBe(503);
  });
});
