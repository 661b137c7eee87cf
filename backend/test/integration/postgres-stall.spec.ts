import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { QueueMetrics } from '../../src/platform/queue-metrics.js';
import { openDatabase } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { eventually } from '../support/eventually.js';
import { ledgerDifferences } from '../support/ledger-differences.js';
import { startStoreProxy } from '../support/store-proxy.js';
import type { StoreProxy } from '../support/store-proxy.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { testPostback } from '../support/test-postback.js';
import { publishLink, publishProgram, startTestTracker } from '../support/tracker.js';
import type { Answer, TestTracker } from '../support/tracker.js';

const connections = 2;
/** A hundred for each connection. */
const mostInLine = connections * 100;
const metrics = new Registry();
let database: TestDatabase;
let postgres: StoreProxy;
let api: TestApi;
let shop: Shop;
let tracker: TestTracker;

beforeAll(async () => {
  database = await createTestDatabase();
  postgres = await startStoreProxy(database.url);
  api = await startTestApi({ DATABASE_URL: postgres.url, DATABASE_POOL: String(connections) });
  shop = await createShop(api);
  api.app.get(QueueMetrics).registerMetrics(metrics);
  tracker = await startTestTracker(api.settings, undefined, testPostback(api));
  await publishProgram(tracker.bus);
  await publishLink(tracker.bus, { code: 'stalled' });
  await eventually(async () => (await click()).status === 302);
}, 60_000);

afterAll(async () => {
  await postgres.restore();
  await tracker.stop();
  await api.close();
  await postgres.close();
  await database.drop();
});

const click = (): Promise<Answer> => tracker.get('/c/stalled');

function postback(orderId: string): Promise<Answer> {
  const { postbackToken: token, couponCode: coupon } = shop;
  const order = { token, coupon, order_id: orderId, amount: '10.00', currency: 'EUR' };
  return tracker.get(`/postback?${new URLSearchParams(order).toString()}`);
}

/** How many wait: for a connection, or to be recorded. */
async function waiting(queue: 'database' | 'conversions'): Promise<number> {
  const values = (await metrics.getSingleMetric('tributary_queue_waiting')?.get())?.values ?? [];
  return values.find(({ labels }) => labels['queue'] === queue)?.value ?? -1;
}

/** Postbacks, and which of them have been answered so far. */
function sendPostbacks(orders: readonly string[]) {
  const answered = new Map<string, Answer>();
  const all = orders.map(async (order) => {
    const answer = await postback(order);
    answered.set(order, answer);
    return answer;
  });
  return { answered, all: Promise.all(all) };
}

function expectUnavailable({ status, headers, body }: Answer): void {
  expect([status, headers['retry-after']]).toEqual([503, '1']);
  expect(['storage_unavailable', 'overloaded']).toContain((JSON.parse(body) as { code: string }).code);
}

test('PostgreSQL falls silent: redirects do not notice, postbacks wait in a bounded line, and none is recorded twice', async () => {
  // Some are in the middle of it when the server falls silent: what became of them nobody knows yet.
  const early = Array.from({ length: 20 }, (_, i) => `early-${i}`);
  const before = sendPostbacks(early);
  await eventually(() => before.answered.size > 0);
  await postgres.hang();
  const late = Array.from({ length: 400 }, (_, i) => `late-${i}`);
  const during = sendPostbacks(late);
  const beyond = late.length - mostInLine - connections;
  let longestLine = 0;
  await eventually(async () => {
    longestLine = Math.max(longestLine, await waiting('database'));
    return during.answered.size >= beyond;
  });
  expect(longestLine).toBe(mostInLine);
  for (const answer of during.answered.values()) expectUnavailable(answer);

  const clicks: Answer[] = [];
  for (let i = 0; i < 20; i += 1) clicks.push(...(await Promise.all(Array.from({ length: 10 }, click))));
  expect(new Set(clicks.map(({ status }) => status))).toEqual(new Set([302]));
  // All of them were answered while whoever had a connection still waited for PostgreSQL.
  expect(before.answered.size + during.answered.size).toBeLessThan(early.length + late.length);
  expect(await waiting('conversions')).toBeLessThanOrEqual(early.length);

  for (const answer of await during.all) expectUnavailable(answer);
  for (const answer of await before.all) if (answer.status !== 200) expectUnavailable(answer);
  expect([await waiting('database'), await waiting('conversions')]).toEqual([0, 0]);
  await postgres.restore();

  const repeated = [...early, ...late.slice(0, 30)];
  for (const order of repeated) await eventually(async () => (await postback(order)).status === 200);
  const db = openDatabase({ ...api.config, DATABASE_URL: database.url }, createLogger(api.config));
  const stored = await db.typed.conversion.findMany({ select: { id: true, orderId: true } });
  expect(stored.map(({ orderId }) => orderId).sort()).toEqual([...repeated].sort());
  expect(await db.typed.commission.count()).toBe(repeated.length);
  expect(await ledgerDifferences(db)).toEqual([]);
  await db.close();
}, 60_000);
