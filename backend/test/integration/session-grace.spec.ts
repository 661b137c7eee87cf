import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { graceSeconds } from '../../src/modules/sessions/refresh-tokens.js';
import { lettersTo } from '../builders/mailbox.js';
import { createAffiliate } from '../builders/shop.js';
import type { Affiliate } from '../builders/shop.js';
import type { ApiAnswer } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let person: Affiliate;
let first: string;
const people: Affiliate[] = [];
beforeAll(async () => {
  api = await startTestApi();
  // All of them now: when a test moves the clock, the admin's token is over.
  while (people.length < 24) people.push(await createAffiliate(api, []));
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  person = people.pop() ?? person;
  first = tokenOf(await signIn());
});
afterEach(() => api.clock.set(new Date()));

const name = 'tributary_refresh';
const cookieOf = ({ cookies }: ApiAnswer) => cookies.find((cookie) => cookie.name === name);
const tokenOf = (answer: ApiAnswer) => cookieOf(answer)?.value ?? '';
const signIn = (password = person.password) => api.anyone.post('/v1/auth/sign-in', { email: person.email, password });
const refresh = (token: string) => api.anyone.post('/v1/auth/refresh', undefined, { cookie: `${name}=${token}` });
const warnings = async () =>
  (await lettersTo(api, person.email)).filter(({ subject }) => subject.includes('old session')).length;
const ended = { status: 401, body: { code: 'session_ended' } };

describe('case 1: the token just replaced', () => {
  test('gives the same successor while an answer may be under way, ends nothing and warns nobody', async () => {
    const lost = await refresh(first);
    api.clock.advance((graceSeconds - 2) * 1_000);
    const again = await refresh(first);
    expect([lost.status, again.status, tokenOf(again)]).toEqual([200, 200, tokenOf(lost)]);
    expectStatus(200, await api.anyone.as(again.body['accessToken'] as string).get('/v1/me'));
    expectStatus(200, await refresh(tokenOf(again)));
    expect(await warnings()).toBe(0);
  });

  test('gives it to both tabs of a browser, and the next round too', async () => {
    const [left, right] = await Promise.all([refresh(first), refresh(first)]);
    expect(tokenOf(left)).toBe(tokenOf(right));
    const [next, other] = await Promise.all([refresh(tokenOf(left)), refresh(tokenOf(right))]);
    expect([next.status, other.status, tokenOf(next)]).toEqual([200, 200, tokenOf(other)]);
  });

  test('used a third time, after the grace, ends the session and warns', async () => {
    const next = tokenOf(await refresh(first));
    expect(tokenOf(await refresh(first))).toBe(next);
    api.clock.advance((graceSeconds + 1) * 1_000);
    expect(await refresh(first)).toMatchObject(ended);
    expect(await refresh(next)).toMatchObject(ended);
    expect(await warnings()).toBe(1);
  });

  test('and not the one before it, which ends the session at once', async () => {
    const next = tokenOf(await refresh(first));
    const third = tokenOf(await refresh(next));
    expect(await refresh(first)).toMatchObject(ended);
    expect(await refresh(third)).toMatchObject(ended);
    expect(await warnings()).toBe(1);
  });

  test('gives nothing once the session was signed out', async () => {
    await refresh(first);
    await api.anyone.post('/v1/auth/sign-out', undefined, { cookie: `${name}=${first}` });
    expect(await refresh(first)).toMatchObject(ended);
    expect(await warnings()).toBe(0);
  });

  test('is not kept in clear, nor is its successor', async () => {
    const next = tokenOf(await refresh(first));
    const prefix = api.config.REDIS_PREFIX;
    const keys = await api.redis.keys(`${prefix}session:*`);
    const kept = JSON.stringify(await Promise.all(keys.map((key) => api.redis.hgetall(key.slice(prefix.length)))));
    for (const token of [first, next]) expect(kept).not.toContain(token.split('.')[1]);
  });
});

describe('case 1: what was revoked stays so', () => {
  /** Everything that Redis holds, as a snapshot would. */
  const snapshot = async () => {
    const keys = (await api.redis.keys(`${api.config.REDIS_PREFIX}*`)).map((key) =>
      key.slice(api.config.REDIS_PREFIX.length),
    );
    const dumps = await Promise.all(keys.map((key) => api.redis.dumpBuffer(key)));
    return { keys, restore: () => Promise.all(keys.map((key, i) => restoreKey(key, dumps[i] ?? null))) };
  };
  const restoreKey = async (key: string, dump: Buffer | null): Promise<void> => {
    if (dump !== null) await api.redis.restore(key, 0, dump, 'REPLACE');
  };
  const flush = (keys: readonly string[]) => api.redis.del(...keys);
  const clientOf = (answer: ApiAnswer) => api.anyone.as(expectStatus(200, answer)['accessToken'] as string);

  test.each<[string, () => Promise<void>]>([
    [
      'by a changed password',
      async () => {
        const body = { currentPassword: person.password, newPassword: 'quite another password 7' };
        expectStatus(200, await clientOf(await signIn()).post('/v1/auth/password', body));
      },
    ],
    [
      'by ending all others',
      async () => void expectStatus(200, await clientOf(await signIn()).post('/v1/me/sessions/end-others')),
    ],
    [
      'by ending it from another device',
      async () => {
        const client = clientOf(await signIn());
        const sessions = (await client.get('/v1/me/sessions')).body['data'] as unknown as Record<string, string>[];
        const other = sessions.find(({ current }) => !current);
        expect((await client.delete(`/v1/me/sessions/${other?.['id'] ?? ''}`)).status).toBe(204);
      },
    ],
    [
      'by signing out',
      async () => {
        await api.anyone.post('/v1/auth/sign-out', undefined, { cookie: `${name}=${first}` });
      },
    ],
    [
      'by an old token that was used again',
      async () => {
        await refresh(`${first.split('.')[0]}.${'x'.repeat(43)}`);
      },
    ],
  ])('%s, also when Redis is flushed and an old snapshot comes back', async (_, revoke) => {
    const before = await snapshot();
    await revoke();
    expect(await refresh(first)).toMatchObject(ended);
    await flush(before.keys);
    expect(await refresh(first)).toMatchObject(ended);
    await before.restore();
    expect(await refresh(first)).toMatchObject(ended);
  });

  test('while the one that ended the others goes on', async () => {
    const kept = await signIn();
    expectStatus(200, await clientOf(kept).post('/v1/me/sessions/end-others'));
    const next = await refresh(tokenOf(kept));
    expectStatus(200, next);
    expectStatus(200, await clientOf(next).post('/v1/me/sessions/end-others'));
    expect(await refresh(first)).toMatchObject(ended);
  });

  test('and a session begun with the old password while it was changed is over', async () => {
    const user = await api.prisma.user.findFirstOrThrow({ where: { email: person.email } });
    const late = await signIn();
    await api.prisma.user.update({ where: { id: user.id }, data: { sessionEpoch: { increment: 1 } } });
    expect(await refresh(tokenOf(late))).toMatchObject(ended);
  });
});

test('S15: the refresh cookie does not outlive the end of its session', async () => {
  const week = 7 * 24 * 60 * 60;
  const answer = await api.signInAdmin();
  expect(cookieOf(answer)?.maxAge).toBeLessThanOrEqual(week);
  api.clock.advance((week - 3_600) * 1_000);
  const last = await refresh(tokenOf(answer));
  expect(cookieOf(last)?.maxAge).toBeLessThanOrEqual(3_600);
  expect(cookieOf(last)?.maxAge).toBeGreaterThan(3_500);
});

describe('S15: a refresh asked for by a page of another origin', () => {
  const ask = (path: string, headers: Record<string, string>) =>
    api.anyone.post(path, undefined, { cookie: `${name}=${first}`, ...headers });

  test.each([
    ['as its browser says', { 'sec-fetch-site': 'cross-site' }],
    ['of the same domain', { 'sec-fetch-site': 'same-site' }],
    ['in an older browser', { origin: 'https://evil.example' }],
  ])('is refused and uses nothing up: %s', async (_, headers) => {
    for (const path of ['/v1/auth/refresh', '/v1/auth/sign-out']) {
      expect(await ask(path, headers)).toMatchObject({ status: 403, body: { code: 'cross_site_request' } });
    }
    expectStatus(200, await ask('/v1/auth/refresh', { 'sec-fetch-site': 'same-origin' }));
  });
});
