import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import type { ApiClient } from '../support/api-client.js';
import { inRepository, testEnv } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { sampleRequests } from '../support/sample-input.js';
import type { OpenApiDocument, SampleRequest } from '../support/sample-input.js';
import { startStoreProxy } from '../support/store-proxy.js';
import type { StoreProxy } from '../support/store-proxy.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { servePostback } from '../support/test-postback.js';

const everybody = ['owner', 'merchant', 'affiliate', 'nobody'] as const;
type Caller = (typeof everybody)[number];

const nowhere = '127.0.0.1:9';
/** Every answer of this spec, one a line. */
const answersFile = inRepository('.tributary/test/stores-away.txt');
let database: TestDatabase;
let stores: Record<'postgres' | 'redis' | 'clickhouse', StoreProxy>;
let api: TestApi;
let shop: Shop;
let callers: Record<Caller, ApiClient>;
let requests: SampleRequest[];

beforeAll(async () => {
  mkdirSync(path.dirname(answersFile), { recursive: true });
  writeFileSync(answersFile, '');
  const env = testEnv();
  database = await createTestDatabase();
  stores = {
    postgres: await startStoreProxy(database.url),
    redis: await startStoreProxy(env['REDIS_URL'] ?? ''),
    clickhouse: await startStoreProxy(env['CLICKHOUSE_URL'] ?? ''),
  };
  api = await startTestApi({
    DATABASE_URL: stores.postgres.url,
    DATABASE_POOL: '16',
    REDIS_URL: stores.redis.url,
    CLICKHOUSE_URL: stores.clickhouse.url,
    NATS_URL: `nats://${nowhere}`,
    S3_ENDPOINT: `http://${nowhere}`,
    S3_BUCKET: 'nowhere',
  });
  shop = await createShop(api);
  const { email, password } = shop.affiliate;
  const affiliate = await api.signIn(email, password);
  callers = { owner: api.admin, merchant: shop.merchant, affiliate, nobody: api.anyone };
  const document = (await api.anyone.get('/openapi.json')).body as unknown as OpenApiDocument;
  // The live counters are a stream that does not end.
  requests = sampleRequests(document).filter(({ operationId }) => operationId !== 'LiveCounters_live');
}, 60_000);

afterAll(async () => {
  for (const store of Object.values(stores)) await store.restore();
  await api.close();
  for (const store of Object.values(stores)) await store.close();
  await database.drop();
});

interface Walk {
  /** At once; too many would wait for each other rather than for the store. */
  readonly batch?: number;
  readonly deadlineMs?: number;
  readonly who?: readonly Caller[];
  readonly only?: (request: SampleRequest) => boolean;
}

/** Sends every request of the document as everybody, and checks every answer. @returns which operations answered 503 */
async function walk(name: string, options: Walk = {}): Promise<string[]> {
  const { batch = 250, deadlineMs = 20_000, who = everybody, only = () => true } = options;
  const unsent = who.flatMap((caller) => requests.filter(only).map((request) => ({ caller, request })));
  const faults: string[] = [];
  const unavailable = new Set<string>();
  while (unsent.length > 0) {
    await Promise.all(
      unsent.splice(0, batch).map(async ({ caller, request: { operationId, method, url, body } }) => {
        const began = performance.now();
        const answer = await Promise.race([callers[caller].send(method, url, body), delay(deadlineMs)]);
        const line = `${caller} ${operationId} ${answer?.status ?? 'no answer'} ${answer?.body['code'] ?? ''}`;
        appendFileSync(answersFile, `${name}: ${line} ${Math.round(performance.now() - began)} ms\n`);
        const isRight = answer && (answer.status < 500 || (answer.status === 503 && answer.headers['retry-after']));
        if (!isRight) faults.push(line);
        if (answer?.status === 503) unavailable.add(operationId);
      }),
    );
  }
  expect(faults).toEqual([]);
  return [...unavailable].sort();
}

async function expectPostbackUnavailable(): Promise<void> {
  const tracker = await servePostback(api);
  const token = shop.postbackToken;
  const answer = await tracker.get({
    token,
    coupon: shop.couponCode,
    order_id: 'away',
    amount: '10.00',
    currency: 'EUR',
  });
  tracker.close();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
}

/** The store is back, and so is everything that needs it. */
async function isWell(): Promise<void> {
  await eventually(async () => (await api.anyone.get('/readyz')).status === 200);
  for (const caller of [callers.owner, callers.affiliate]) expect((await caller.get('/v1/me')).status).toBe(200);
  expect((await api.signInAdmin()).status).toBe(200);
}

const isReport = ({ operationId }: SampleRequest): boolean => operationId === 'Reports_query';
/** What finds its answer elsewhere, at least without a session's cookie. */
const withoutPostgres = ['Auth_refresh', 'Auth_signOut', 'Health_live', 'Jwks_keys', 'SupportView_open'];
const allButThese = (): string[] => {
  const all = requests.map(({ operationId }) => operationId);
  return all.filter((operationId) => !withoutPostgres.includes(operationId)).sort();
};

describe('S5: every route of the document with stores away: no 500, and 503 says when to come again', () => {
  test('NATS, S3 and a ClickHouse that is silent: only reports need it, and do not wait for ever', async () => {
    await stores.clickhouse.hang();
    const reports = walk('ClickHouse hangs', { only: isReport, deadlineMs: 30_000 });
    // Whether an instance is ready is a judgement with deadlines of its own (health specs).
    const only = (request: SampleRequest) => !isReport(request) && request.operationId !== 'Health_ready';
    expect(await walk('NATS, S3 and ClickHouse away', { only })).toEqual([]);
    expect(await reports).toEqual(['Reports_query']);
    await stores.clickhouse.restore();
    await isWell();
  }, 60_000);

  test('ClickHouse refuses', async () => {
    await stores.clickhouse.refuse();
    expect(await walk('ClickHouse refuses', { only: isReport })).toEqual(['Reports_query']);
    await stores.clickhouse.restore();
  });

  test.each([
    ['refuses', () => stores.redis.refuse()],
    ['hangs', () => stores.redis.hang()],
  ])(
    'Redis %s: who is signed in works on, with what is not about sessions',
    async (how, takeAway) => {
      await takeAway();
      const unavailable = await walk(`Redis ${how}`);
      await stores.redis.restore();
      await isWell();
      expect(unavailable).toContain('Auth_signIn');
      const others = /^(?!(Account|Auth|Factors|GiveFactor|Sessions|SupportView)_|Health_ready$)/;
      expect(unavailable.filter((operationId) => others.test(operationId))).toEqual([]);
    },
    60_000,
  );

  test.each([
    ['refuses', () => stores.postgres.refuse()],
    ['hangs', () => stores.postgres.hang()],
  ])(
    'PostgreSQL %s',
    async (how, takeAway) => {
      await takeAway();
      // All at once: each waits for its own connection, up to eleven seconds.
      const [unavailable] = await Promise.all([
        walk(`PostgreSQL ${how}`, { batch: 1_000 }),
        expectPostbackUnavailable(),
      ]);
      await stores.postgres.restore();
      await isWell();
      expect(unavailable).toEqual(allButThese());
    },
    60_000,
  );
});
