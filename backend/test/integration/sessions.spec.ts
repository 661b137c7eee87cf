import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { graceSeconds } from '../../src/modules/sessions/refresh-tokens.js';
import { lettersTo } from '../builders/mailbox.js';
import { createAffiliate } from '../builders/shop.js';
import type { Affiliate } from '../builders/shop.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let person: Affiliate;
let places = 0;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  person = await createAffiliate(api, []);
});

const agents = {
  laptop: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  phone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
};

interface Device {
  readonly client: ApiClient;
  readonly ip: string;
  readonly agent: string;
  cookie: string;
}

const cookieOf = (answer: ApiAnswer) =>
  `tributary_refresh=${answer.cookies.find(({ name }) => name === 'tributary_refresh')?.value ?? ''}`;

async function device(kind: keyof typeof agents): Promise<Device> {
  const [ip, agent] = [`10.3.${(places += 1)}.1`, agents[kind]];
  const { email, password } = person;
  const answer = await api.anyone.from(ip).post('/v1/auth/sign-in', { email, password }, { 'user-agent': agent });
  const client = api.anyone.from(ip).as(expectStatus(200, answer)['accessToken'] as string);
  return { client, ip, agent, cookie: cookieOf(answer) };
}

const refresh = (from: Pick<Device, 'ip' | 'agent'>, cookie: string) =>
  api.anyone.from(from.ip).post('/v1/auth/refresh', undefined, { cookie, 'user-agent': from.agent });

const listed = async ({ client }: Device) =>
  expectStatus(200, await client.get('/v1/me/sessions'))['data'] as unknown as {
    id: string;
    device: string;
    ip: string;
    current: boolean;
  }[];

describe('where somebody is signed in', () => {
  test('is told by device and place, and which of them this is', async () => {
    const [laptop, phone] = [await device('laptop'), await device('phone')];
    const seen = {
      begunAt: expect.any(String),
      endsAt: expect.any(String),
      lastUsedAt: expect.any(String),
      id: expect.any(String),
    };
    expect(await listed(laptop)).toEqual(
      expect.arrayContaining([
        { ...seen, device: 'Firefox on Linux', ip: laptop.ip, userAgent: agents.laptop, current: true },
        { ...seen, device: 'Safari on iOS', ip: phone.ip, userAgent: agents.phone, current: false },
      ]),
    );
    expect(await listed(laptop)).toHaveLength(2);
  });

  test('follows a session that moves, and stays the same session', async () => {
    const laptop = await device('laptop');
    const [before] = await listed(laptop);
    const elsewhere = { ip: '10.3.200.9', agent: laptop.agent };
    const answer = await refresh(elsewhere, laptop.cookie);
    const client = api.anyone.as(expectStatus(200, answer)['accessToken'] as string);
    expect(await listed({ ...laptop, client })).toMatchObject([{ id: before?.id, ip: '10.3.200.9', current: true }]);
  });

  test('names no session by anything that would open or end it', async () => {
    const laptop = await device('laptop');
    const family = laptop.cookie.split('=')[1]?.split('.')[0] ?? '';
    expect(JSON.stringify(await listed(laptop))).not.toContain(family);
  });

  test('is nobody else’s to see or end', async () => {
    const laptop = await device('laptop');
    const [session] = await listed(laptop);
    expect(await api.admin.delete(`/v1/me/sessions/${session?.id ?? ''}`)).toMatchObject({
      status: 404,
      body: { code: 'session_not_found' },
    });
    expect(JSON.stringify((await api.admin.get('/v1/me/sessions')).body)).not.toContain(session?.id);
    expectStatus(200, await refresh(laptop, laptop.cookie));
  });
});

describe('a session that is ended', () => {
  test('cannot be refreshed, and the others go on', async () => {
    const [laptop, phone] = [await device('laptop'), await device('phone')];
    const lost = (await listed(laptop)).find(({ current }) => !current)?.id ?? '';
    expect((await laptop.client.delete(`/v1/me/sessions/${lost}`)).status).toBe(204);
    expect((await refresh(phone, phone.cookie)).body['code']).toBe('session_ended');
    expect(await listed(laptop)).toHaveLength(1);
    expectStatus(200, await refresh(laptop, laptop.cookie));
    expect((await laptop.client.delete(`/v1/me/sessions/${lost}`)).status).toBe(404);
    const entry = await api.prisma.auditEntry.findFirst({
      where: { action: 'EndSession' },
      orderBy: { position: 'desc' },
    });
    expect(entry?.changes).toMatchObject([{ kind: 'session', before: { device: 'Safari on iOS' }, after: null }]);
  });

  test('has no access token for longer than ten minutes', async () => {
    const [laptop, phone] = [await device('laptop'), await device('phone')];
    expect((await laptop.client.post('/v1/me/sessions/end-others')).body).toEqual({ ended: 1 });
    api.clock.advance(601_000);
    const late = await phone.client.get('/v1/me');
    api.clock.set(new Date());
    expect(late).toMatchObject({ status: 401, body: { code: 'token_expired' } });
  });

  test('is ended once, however often the same request is sent', async () => {
    const [laptop] = [await device('laptop'), await device('phone')];
    const lost = (await listed(laptop)).find(({ current }) => !current)?.id ?? '';
    const end = () => laptop.client.delete(`/v1/me/sessions/${lost}`, { 'idempotency-key': 'end-1' });
    expect((await end()).status).toBe(204);
    expect(await end()).toMatchObject({ status: 204, headers: { 'idempotent-replayed': 'true' } });
  });

  test('with all others leaves this one alone, also the next time it is refreshed', async () => {
    const [laptop, phone, old] = [await device('laptop'), await device('phone'), await device('phone')];
    expect((await laptop.client.post('/v1/me/sessions/end-others')).body).toEqual({ ended: 2 });
    for (const { cookie, ...ended } of [phone, old]) expect((await refresh(ended, cookie)).status).toBe(401);
    const next = await refresh(laptop, laptop.cookie);
    expectStatus(200, next);
    expectStatus(200, await refresh(laptop, cookieOf(next)));
    expect(await listed(laptop)).toHaveLength(1);
  });
});

describe('the age of a session', () => {
  const day = 24 * 60 * 60 * 1_000;
  /** Refreshes daily, so that the session never rests. @returns on which day it was refused */
  const lastsUntil = async (first: ApiAnswer): Promise<number> => {
    let cookie = cookieOf(first);
    for (let i = 1; i <= 40; i += 1) {
      api.clock.advance(day);
      const answer = await api.anyone.post('/v1/auth/refresh', undefined, { cookie });
      if (answer.status === 401) return i;
      cookie = cookieOf(answer);
    }
    return Infinity;
  };
  afterEach(() => api.clock.set(new Date()));

  test("ends it after 30 days for an affiliate's people, however much it is used", async () => {
    const { email, password } = person;
    const answer = await api.anyone.post('/v1/auth/sign-in', { email, password });
    const client = api.anyone.as(expectStatus(200, answer)['accessToken'] as string);
    const [session] = (await client.get('/v1/me/sessions')).body['data'] as unknown as Record<string, string>[];
    const life = Date.parse(session?.['endsAt'] ?? '') - Date.parse(session?.['begunAt'] ?? '');
    expect(life).toBe(30 * day);
    expect(await lastsUntil(answer)).toBe(30);
  });

  test("ends it after 7 days for the operator's people, and they sign in again", async () => {
    expect(await lastsUntil(await api.signInAdmin())).toBe(7);
    expect((await api.signInAdmin()).status).toBe(200);
  });

  test('is no secret way on: a factor given with the last access token begins nothing', async () => {
    const answer = await api.signInAdmin();
    api.clock.advance(7 * day - 60_000);
    const last = await api.anyone.post('/v1/auth/refresh', undefined, { cookie: cookieOf(answer) });
    const client = api.anyone.as(expectStatus(200, last)['accessToken'] as string);
    api.clock.advance(61_000);
    const raised = await client.post('/v1/auth/factor', { code: api.authenticator.code() });
    expect(raised).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    const listedNow = (await client.get('/v1/me/sessions')).body['data'];
    expect(JSON.stringify(listedNow)).not.toContain('"current":true');
  });
});

test('losing Redis signs people out and loses nothing else', async () => {
  const laptop = await device('laptop');
  const keys = await api.redis.keys(`${api.config.REDIS_PREFIX}session*`);
  await api.redis.del(...keys.map((key) => key.slice(api.config.REDIS_PREFIX.length)));
  expect((await refresh(laptop, laptop.cookie)).body['code']).toBe('session_ended');
  expect(await listed(laptop)).toEqual([]);
  expect((await laptop.client.post('/v1/me/sessions/end-others')).body).toEqual({ ended: 0 });
  const again = await device('laptop');
  expect(await listed(again)).toHaveLength(1);
});

test('a sign-in on a new device is told by mail, one on a known device is not', async () => {
  const { email, password } = person;
  const signIn = (headers: Record<string, string>) =>
    api.anyone.post('/v1/auth/sign-in', { email, password }, { 'user-agent': agents.phone, ...headers });
  const first = await signIn({});
  const known = first.cookies.find(({ name }) => name === 'tributary_device')?.value ?? '';
  await signIn({ cookie: `tributary_device=${known}` });
  const letters = (await lettersTo(api, email)).filter(({ subject }) => subject.includes('New sign-in'));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.paragraphs[0]).toMatch(/^Safari on iOS, from 127\.0\.0\.1, on /);
  expect(letters[0]?.action?.url).toMatch(/\/affiliate\/more\/sessions$/);
});

describe('a stolen refresh token', () => {
  const newsOf = async () => ({
    letters: (await lettersTo(api, person.email)).filter(({ subject }) => subject.includes('old session')),
    entries: (await api.prisma.auditEntry.findMany({ where: { action: 'EndReusedSession' } })).filter(({ targets }) =>
      targets.includes(userId),
    ),
  });
  let userId: string;
  let owner: Device;
  const thief = { ip: '10.66.6.6', agent: 'curl/8.9.1' };
  const pastGrace = () => api.clock.advance((graceSeconds + 1) * 1_000);
  afterEach(() => api.clock.set(new Date()));
  beforeEach(async () => {
    owner = await device('laptop');
    userId = (await owner.client.get('/v1/me')).body['id'] as string;
  });

  test.each([
    ['the thief is first', () => [thief, owner] as const],
    ['its owner is first', () => [owner, thief] as const],
  ])('ends the family when both used it, and says so in the trail and by mail: %s', async (_, order) => {
    const [first, second] = order();
    const taken = await refresh(first, owner.cookie);
    expectStatus(200, taken);
    expect(await newsOf()).toEqual({ letters: [], entries: [] });
    pastGrace();
    expect((await refresh(second, owner.cookie)).body['code']).toBe('session_ended');
    // Nobody has it any more: not whoever was first either.
    expect((await refresh(first, cookieOf(taken))).body['code']).toBe('session_ended');
    const { letters, entries } = await newsOf();
    expect(letters).toHaveLength(1);
    expect(letters[0]?.paragraphs[0]).toContain(second.ip);
    expect(entries).toMatchObject([
      { actorKind: 'system', actorId: 'session-guard', changes: [{ kind: 'session', id: userId }] },
    ]);
    const [source] = await api.prisma.auditPersonal.findMany({
      where: { entryId: entries[0]?.id ?? '', path: 'source' },
    });
    expect(source?.value).toContain(second.ip);
    expect(await listed(owner)).toEqual([]);
  });

  test('tried by many at once is told once', async () => {
    await refresh(owner, owner.cookie);
    pastGrace();
    await Promise.all(Array.from({ length: 10 }, () => refresh(thief, owner.cookie)));
    const { letters, entries } = await newsOf();
    expect([letters.length, entries.length]).toEqual([1, 1]);
  });

  test('leaves other sessions of the person alone', async () => {
    const phone = await device('phone');
    await refresh(thief, owner.cookie);
    pastGrace();
    await refresh(owner, owner.cookie);
    expectStatus(200, await refresh(phone, phone.cookie));
  });
});

describe('a refused sign-in', () => {
  const guess = (email: string, from: ApiClient) =>
    from.post('/v1/auth/sign-in', { email, password: 'a guess' }, { 'user-agent': agents.phone });
  const entriesFrom = async (ip: string) => {
    const sources = await api.prisma.auditPersonal.findMany({ where: { path: 'source', value: { contains: ip } } });
    const ids = sources.map(({ entryId }) => entryId);
    return api.prisma.auditEntry.findMany({
      where: { id: { in: ids }, action: 'RefuseSignIn' },
      orderBy: { position: 'asc' },
    });
  };

  test('stands in the audit trail: whose, why and from where, with the address as a commitment', async () => {
    const ip = `10.3.${(places += 1)}.1`;
    await guess(person.email, api.anyone.from(ip));
    await guess('nobody@test.example', api.anyone.from(ip));
    const entries = await entriesFrom(ip);
    const email = { committed: expect.any(String) };
    expect(entries).toMatchObject([
      { actorId: 'sign-in', changes: [{ kind: 'user', after: { email, refused: 'wrong password' } }] },
      { actorId: 'sign-in', changes: [{ kind: 'user', id: 'nobody', after: { email, refused: 'no such account' } }] },
    ]);
    expect(JSON.stringify(entries.map(({ changes }) => changes))).not.toContain(person.email);
  });

  test('that was not even looked at is counted, not written', async () => {
    const ip = `10.3.${(places += 1)}.1`;
    for (let i = 0; i < 9; i += 1) await guess(person.email, api.anyone.from(ip));
    expect(await entriesFrom(ip)).toHaveLength(5);
    api.clock.advance(2_000);
    await guess(person.email, api.anyone.from(ip));
    api.clock.set(new Date());
    expect((await entriesFrom(ip)).at(-1)?.changes).toMatchObject([{ after: { turnedAwayBefore: 4 } }]);
  });
});
