import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Database, openDatabase, openPool } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { isUnavailable } from '../../src/platform/postgres-error.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { eventually } from '../support/eventually.js';
import { ledgerDifferences } from '../support/ledger-differences.js';
import { startStoreProxy } from '../support/store-proxy.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let shop: Shop;
let saboteur: pg.Client;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  const maintenance = new URL(api.config.DATABASE_URL);
  maintenance.pathname = '/postgres';
  saboteur = new pg.Client({ connectionString: maintenance.href });
  await saboteur.connect();
});

afterAll(async () => {
  await saboteur.end();
  await api.close();
});

const oops = new Error('the work failed');

/** What a restart of the server does to its clients: every connection is ended, in the middle of whatever it does. */
async function endAllConnections(): Promise<void> {
  const database = new URL(api.config.DATABASE_URL).pathname.slice(1);
  await saboteur.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database]);
}

/** A well-behaved client: on 503 the same request again, with the same key. */
async function reportUntilAnswered(orderId: string): Promise<{ id: string; refusals: number }> {
  const body = { orderId, couponCode: shop.couponCode, amount: { amount: '10.00', currency: 'EUR' } };
  for (let refusals = 0; refusals < 200; refusals += 1) {
    const answer = await shop.merchant.post('/v1/conversions', body, { 'idempotency-key': orderId });
    if (answer.status === 201 || answer.status === 200) return { id: String(answer.body['id']), refusals };
    expect(answer).toMatchObject({ status: 503, body: { code: 'storage_unavailable' } });
    expect(answer.headers['retry-after']).toBe('1');
    await sleep(10);
  }
  throw new Error(`${orderId} was never answered`);
}

test('PostgreSQL restarted under load: every order is answered in the end and recorded exactly once', async () => {
  let loading = true;
  let answered = 0;
  const sabotage = (async () => {
    while (loading) {
      await sleep(250);
      await endAllConnections();
      // Faster than a busy machine answers, nothing would ever be.
      const before = answered;
      await eventually(() => answered > before || !loading, 30_000);
    }
  })();
  const clients = Array.from({ length: 4 }, async (_, client) => {
    const answers: { id: string; refusals: number }[] = [];
    for (let i = 0; i < 15; i += 1) {
      answers.push(await reportUntilAnswered(`outage-${client}-${i}`));
      answered += 1;
    }
    return answers;
  });
  const answers = (await Promise.all(clients)).flat();
  loading = false;
  await sabotage;

  // Without a single refusal the test would have proven nothing.
  expect(answers.reduce((sum, { refusals }) => sum + refusals, 0)).toBeGreaterThan(0);
  // Over new connections: those of the pool may still be finding out that they are gone.
  const db = openDatabase(api.config, createLogger(api.config));
  const stored = await db.typed.conversion.findMany({
    where: { orderId: { startsWith: 'outage-' } },
    select: { id: true },
  });
  expect(stored.map(({ id }) => id).sort()).toEqual(answers.map(({ id }) => id).sort());
  expect(await db.typed.commission.count({ where: { conversionId: { in: stored.map(({ id }) => id) } } })).toBe(60);
  expect(await ledgerDifferences(db)).toEqual([]);
  await db.close();
});

test('S5: a server that falls silent is waited for eleven seconds at most, whatever was asked of it', async () => {
  const proxy = await startStoreProxy(api.config.DATABASE_URL);
  const config = { ...api.config, DATABASE_URL: proxy.url };
  const pool = openPool(config, createLogger(config));
  const database = new Database(pool, () => new pg.Client(proxy.url));
  const silence = Promise.withResolvers<undefined>();
  const readTwice = (read: () => Promise<unknown>) =>
    read()
      .then(() => silence.promise)
      .then(read);
  const asked = [
    readTwice(() => database.rows`select 1`),
    readTwice(() => database.typed.merchant.count()),
    database.transaction((db) => readTwice(() => db.rows`select 1`)),
    database.transaction((db) => readTwice(() => db.execute`update merchants set name = name`)),
    // Silent before its commit, and before the rollback of a work that failed.
    database.transaction((db) => db.rows`select 1`.then(() => silence.promise)),
    database.transaction((db) => db.rows`select 1`.then(() => silence.promise.then(() => Promise.reject(oops)))),
  ];
  const outcomes = Promise.allSettled(asked);
  await eventually(() => pool.idleCount === 2 && pool.totalCount === 6, 30_000);
  await proxy.hang();
  const began = performance.now();
  silence.resolve(undefined);
  const reasons = (await outcomes).map((outcome) => outcome.status === 'rejected' && (outcome.reason as unknown));
  expect(performance.now() - began).toBeLessThan(13_000);
  expect(reasons.map((reason) => reason === oops || isUnavailable(reason))).toEqual(asked.map(() => true));
  await proxy.restore();
  expect(await database.typed.merchant.count()).toBeGreaterThan(0);
  expect(await database.transaction((db) => db.rows`select 1 from merchants`)).not.toEqual([]);
  await database.close();
  await proxy.close();
}, 60_000);
