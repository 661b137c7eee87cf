import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import { Registry } from 'prom-client';
import { conversionInput } from '../../src/modules/attribution/conversion-input.js';
import { orderName } from '../../src/modules/attribution/conversion.store.js';
import { RecordConversion } from '../../src/modules/attribution/public.js';
import { QueueMetrics } from '../../src/platform/queue-metrics.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import type { ApiAnswer } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { ledgerDifferences } from '../support/ledger-differences.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { servePostback } from '../support/test-postback.js';
import type { PostbackServer } from '../support/test-postback.js';

const maxWaiting = 1_000;
const metrics = new Registry();
let api: TestApi;
let apiPort: number;
let tracker: PostbackServer;
let shop: Shop;
/** Another session, which keeps locks for as long as a test wants. */
let other: pg.Client;

beforeAll(async () => {
  api = await startTestApi();
  api.app.get(QueueMetrics).registerMetrics(metrics);
  await api.app.listen(0, '127.0.0.1');
  apiPort = (api.app.getHttpServer().address() as AddressInfo).port;
  tracker = await servePostback(api);
});
afterAll(async () => {
  tracker.close();
  await api.close();
});
beforeEach(async () => {
  shop = await createShop(api);
  other = new pg.Client(api.config.DATABASE_URL);
  await other.connect();
  await other.query('begin');
});
afterEach(() => other.end());

async function metric(name: string, labels: Record<string, string> = {}): Promise<number> {
  const values = (await metrics.getSingleMetric(name)?.get())?.values ?? [];
  return (
    values.find((one) => Object.entries(labels).every(([label, value]) => one.labels[label] === value))?.value ?? 0
  );
}
const waiting = (): Promise<number> => metric('tributary_queue_waiting', { queue: 'conversions' });
const refused = (reason: string): Promise<number> => metric('tributary_queue_refused_total', { reason });

const bodyOf = (orderId: string) => {
  return { orderId, couponCode: shop.couponCode, amount: { amount: '10.00', currency: 'EUR' } };
};
const report = (orderId: string): Promise<ApiAnswer> => shop.merchant.post('/v1/conversions', bodyOf(orderId));

/** Straight to the command: a thousand requests would take longer than anything may wait. */
function reportDirectly(orderId: string): Promise<unknown> {
  const reporter = { merchantId: shop.merchantId, livemode: true, scopes: ['conversions:write'], programIds: null };
  const invocation = { actor: { kind: 'system', name: 'test' } } as const;
  const command = new RecordConversion(reporter, conversionInput.parse(bodyOf(orderId)), invocation);
  return api.app.get(CommandBus).execute(command);
}

/** How many wait for the table. */
async function lockWaits(): Promise<number> {
  const { rows } = await other.query(`
    select 1 from pg_locks where relation = 'conversions'::regclass and not granted`);
  return rows.length;
}

/** Both groups that may be under way at a time wait for `other`, which lets nobody write conversions. */
async function holdTwoGroups(): Promise<Promise<unknown>[]> {
  await other.query('lock table conversions in share row exclusive mode');
  const held: Promise<unknown>[] = [];
  for (const count of [1, 2]) {
    held.push(reportDirectly(`held-${count}`));
    await eventually(async () => (await lockWaits()) === count);
  }
  return held;
}

async function recorded(): Promise<string[]> {
  const rows = await api.db.typed.conversion.findMany({ where: { merchantId: shop.merchantId } });
  return rows.map(({ orderId }) => orderId).sort();
}

test('an order whose lock another session holds costs only that order', async () => {
  const held = await holdTwoGroups();
  // The lock that a report of the order would take; not of the table, whose lock is given back below.
  const stuck = orderName({ merchantId: shop.merchantId, type: 'sale', orderId: 'stuck', livemode: true });
  const holder = new pg.Client(api.config.DATABASE_URL);
  await holder.connect();
  await holder.query('select pg_advisory_lock(hashtextextended($1, 0))', [stuck]);
  const orders = ['stuck', ...Array.from({ length: 20 }, (_, i) => `free-${i}`)];
  const answers = Promise.all(orders.map(report));
  // All of them are going to share the next two groups, so that the stuck one has neighbours.
  await eventually(async () => (await waiting()) === orders.length);
  await other.query('rollback');

  const [first, ...rest] = await answers;
  expect(first).toMatchObject({ status: 503, body: { code: 'storage_unavailable' }, headers: { 'retry-after': '1' } });
  expect(rest.map(({ status }) => status)).toEqual(rest.map(() => 201));
  await Promise.all(held);
  await holder.end();
  expect((await report('stuck')).status).toBe(201);
  expect(await recorded()).toEqual([...orders, 'held-1', 'held-2'].sort());
  expect(await ledgerDifferences(api.db)).toEqual([]);
});

test('a queue that is full refuses the next report at once, and records each that it took once', async () => {
  const held = await holdTwoGroups();
  const fullBefore = await refused('full');
  const taken = Array.from({ length: maxWaiting }, (_, i) => reportDirectly(`taken-${i}`));
  const outcomes = Promise.allSettled(taken);
  expect(await waiting()).toBe(maxWaiting);
  expect(await metric('tributary_queue_oldest_seconds')).toBeGreaterThan(0);
  const { token, coupon } = { token: shop.postbackToken, coupon: shop.couponCode };
  const postback = await tracker.get({ token, coupon, order_id: 'refused', amount: '10.00', currency: 'EUR' });
  expect(postback).toMatchObject({ status: 503, body: { status: 'rejected', code: 'overloaded' } });
  expect(postback.headers.get('retry-after')).toBe('1');
  const answer = await report('refused');
  expect(answer).toMatchObject({ status: 503, body: { code: 'overloaded' }, headers: { 'retry-after': '1' } });
  expect((await refused('full')) - fullBefore).toBe(2);
  await other.query('rollback');

  await Promise.all(held);
  const settled = await outcomes;
  // On a busy machine the last of them may have waited too long; what was refused was not recorded.
  const orders = settled.flatMap(({ status }, i) => (status === 'fulfilled' ? [`taken-${i}`] : []));
  expect(orders.length).toBeGreaterThan(0);
  expect(await recorded()).toEqual([...orders, 'held-1', 'held-2'].sort());
  expect((await report('refused')).status).toBe(201);
  expect(await ledgerDifferences(api.db)).toEqual([]);
  expect(await waiting()).toBe(0);
}, 30_000);

test('a report whose sender has left is dropped while more wait than a group takes', async () => {
  const held = await holdTwoGroups();
  const abandonedBefore = await refused('abandoned');
  const backlog = Array.from({ length: 70 }, (_, i) => reportDirectly(`waits-${i}`));
  const body = JSON.stringify(bodyOf('left-api'));
  const headers = { authorization: `Bearer ${shop.apiKey}`, 'content-type': 'application/json' };
  const parameters = { token: shop.postbackToken, coupon: shop.couponCode, order_id: 'left-tracker' };
  const query = new URLSearchParams({ ...parameters, amount: '10.00', currency: 'EUR' }).toString();
  const senders = [
    request({ port: apiPort, path: '/v1/conversions', method: 'POST', headers }).end(body),
    request({ port: tracker.port, path: `/postback?${query}` }).end(),
  ];
  const left = senders.map((sender) => new Promise((resolve) => sender.once('error', resolve)));
  await eventually(async () => (await waiting()) === backlog.length + senders.length);
  for (const sender of senders) sender.destroy(new Error('left'));
  await Promise.all(left);
  await eventually(async () => (await waiting()) === backlog.length);
  expect((await refused('abandoned')) - abandonedBefore).toBe(2);
  await other.query('rollback');
  await Promise.all([...held, ...backlog]);
  expect(await recorded()).toEqual([...backlog.map((_, i) => `waits-${i}`), 'held-1', 'held-2'].sort());
});
