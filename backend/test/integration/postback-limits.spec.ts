import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { RequestLimits } from '../../src/platform/limits/request-limits.js';
import { openRedis } from '../../src/platform/redis.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { uniqueName } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { testPostback } from '../support/test-postback.js';
import { browser, publishLink, publishProgram, startTestTracker } from '../support/tracker.js';
import type { Answer, TestTracker } from '../support/tracker.js';

let api: TestApi;
let shop: Shop;
let otherShop: Shop;
let tracker: TestTracker;
beforeAll(async () => {
  api = await startTestApi({ LIMITS: 'postback=3/5,sign-in=1000/4', TRUSTED_PROXIES: '127.0.0.1' });
  shop = await createShop(api);
  otherShop = await createShop(api);
  tracker = await startTestTracker(api.settings, undefined, testPostback(api));
  await publishProgram(tracker.bus);
  await publishLink(tracker.bus, { code: 'limited' });
  await eventually(async () => (await click()).status === 302);
}, 60_000);
afterAll(async () => {
  await tracker.stop();
  await api.close();
});
beforeEach(() => {
  // The beginning of a window that nothing reaches into.
  api.clock.set(new Date(Math.ceil((api.clock.now().getTime() + 120_000) / 60_000) * 60_000));
});

let addresses = 0;
const somewhere = (): string => `10.78.${(addresses += 1)}.1`;

const click = (from = somewhere(), at = tracker): Promise<Answer> =>
  at.get('/c/limited', { headers: { ...browser, 'x-forwarded-for': from } });

function postback(from: string, token = shop.postbackToken, at = tracker): Promise<Answer> {
  const order = { token, order_id: uniqueName(), amount: '10.00', currency: 'EUR' };
  return at.get(`/postback?${new URLSearchParams(order).toString()}`, { headers: { 'x-forwarded-for': from } });
}

async function statuses(count: number, ask: () => Promise<Answer>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i += 1) all.push((await ask()).status);
  return all;
}

describe('postbacks', () => {
  test('say where their limits stand', async () => {
    const { headers } = await postback(somewhere());
    expect(headers['ratelimit']).toMatch(/^"postback";r=2;t=\d+$/);
    expect(headers['ratelimit-policy']).toBe('"postback";q=3;w=60, "postback-address";q=5;w=60');
  });

  test('are refused when a token sends too many, from wherever, and taken again later', async () => {
    expect(await statuses(3, () => postback(somewhere()))).toEqual([200, 200, 200]);
    const refused = await postback(somewhere());
    expect(refused.status).toBe(429);
    expect(JSON.parse(refused.body)).toMatchObject({ status: 'rejected', code: 'too_many_requests' });
    expect(refused.headers['ratelimit']).toMatch(/^"postback";r=0;/);
    api.clock.advance(Number(refused.headers['retry-after']) * 1_000);
    expect((await postback(somewhere())).status).toBe(200);
  });

  test('are refused when an address sends too many, under whatever token', async () => {
    const from = somewhere();
    expect(await statuses(3, () => postback(from))).toEqual([200, 200, 200]);
    expect(await statuses(3, () => postback(from, otherShop.postbackToken))).toEqual([200, 200, 429]);
    expect((await postback(somewhere(), otherShop.postbackToken)).status).toBe(200);
  });

  test('with tokens of nobody are held as those who try credentials are', async () => {
    const from = somewhere();
    const guess = (): Promise<Answer> => postback(from, `pbt_live_${uniqueName()}`);
    expect(await statuses(5, guess)).toEqual([401, 401, 401, 401, 429]);
  });

  test('do not touch clicks, which have no limit', async () => {
    const from = somewhere();
    await statuses(6, () => postback(from));
    expect(new Set(await statuses(20, () => click(from)))).toEqual(new Set([302]));
  });
});

/** A Redis that takes connections and never answers. */
async function hangingRedis(): Promise<{ readonly server: Server; readonly url: string; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { server, url, close };
}

describe.each(['hangs', 'is not there'])('while Redis %s', (how) => {
  test('postbacks pass, the log says so, and no click is later for it', async () => {
    const dead = await hangingRedis();
    if (how === 'is not there') dead.close();
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const redis = openRedis({ ...api.config, REDIS_URL: dead.url }, logger);
    const limits = new RequestLimits(redis, api.clock, api.config, logger);
    const own = await startTestTracker(api.settings, undefined, testPostback(api, limits));
    await eventually(async () => (await click(undefined, own)).status === 302);

    const from = somewhere();
    const reports = Promise.all(Array.from({ length: 12 }, () => postback(from, undefined, own)));
    const clicks: Answer[] = [];
    for (let i = 0; i < 200; i += 1) clicks.push(await click(undefined, own));
    expect((await reports).map(({ status }) => status)).toEqual(Array<number>(12).fill(200));
    expect(new Set(clicks.map(({ status }) => status))).toEqual(new Set([302]));
    // None waited for Redis, whose client gives up after two seconds.
    expect(Math.max(...clicks.map(({ tookMs }) => tookMs))).toBeLessThan(1_000);
    expect(lines.join('')).toContain('limits cannot be checked; requests pass');
    redis.disconnect();
    dead.close();
    await own.stop();
  }, 30_000);
});
