import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { outboxEvent } from '../../src/contracts/events.js';
import type { OutboxEvent } from '../../src/contracts/events.js';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { OutboxRelay } from '../../src/messaging/outbox-relay.js';
import { outboxBacklog } from '../../src/messaging/outbox.store.js';
import { findClickContext } from '../../src/modules/attribution/click-context.store.js';
import { runClickContext } from '../../src/modules/attribution/public.js';
import { createTrackerServer, startClickPath } from '../../src/modules/tracking/public.js';
import type { TrackerServer } from '../../src/modules/tracking/tracker-server.js';
import { Health } from '../../src/platform/health.js';
import { IpDatabase } from '../../src/platform/ip-database.js';
import { createLogger } from '../../src/platform/logger.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { startNatsChild } from '../support/nats-child.js';
import type { NatsChild } from '../support/nats-child.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { testPostback } from '../support/test-postback.js';

/** The conversion path as a visitor, a merchant and the stream see it, on a NATS of its own that may be killed. */
const port = 24_310;
const tracker = `http://127.0.0.1:${port}`;
const logger = createLogger({ PROCESS_NAME: 'test', LOG_LEVEL: 'silent' });
let nats: NatsChild;
let api: TestApi;
let shop: Shop;
let bus: Bus;
let server: TrackerServer;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  nats = await startNatsChild();
  api = await startTestApi({ NATS_URL: nats.url });
  bus = await connectBus({ url: nats.url, namespace: api.settings.NATS_NAMESPACE, name: 'test' });
  const relay = new OutboxRelay(api.db, bus, logger);
  relay.start();
  const contexts = runClickContext(bus, api.db, logger);
  const clicks = startClickPath({ bus, config: api.settings, logger, addresses: api.app.get(IpDatabase) });
  server = createTrackerServer({
    redirect: clicks.redirect,
    postback: testPostback(api),
    health: new Health({ links: clicks.checkLinks }),
    logger,
  });
  await server.listen('127.0.0.1', port);
  stops.push(
    () => server.stop(500),
    () => clicks.stop(),
    () => contexts.stop(),
    () => relay.stop(),
  );
  shop = await createShop(api);
  await eventually(async () => (await fetch(`${tracker}/c/${shop.link.code}`, { redirect: 'manual' })).status === 302);
});

afterAll(async () => {
  for (const stop of stops) await stop();
  await bus.connection.close();
  await api.close();
  await nats.remove();
});

async function click(query = ''): Promise<string> {
  const answer = await fetch(`${tracker}/c/${shop.link.code}${query}`, { redirect: 'manual' });
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '').searchParams.get('click_id') ?? '';
}

async function postback(parameters: Record<string, string>, init?: RequestInit) {
  const query = new URLSearchParams({ token: shop.postbackToken, ...parameters });
  const answer = await fetch(`${tracker}/postback?${query}`, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Everything in the stream about one aggregate, in order. */
async function eventsOf(aggregateId: string): Promise<OutboxEvent[]> {
  const stream = bus.namespace.stream('EVENTS');
  const { state } = await bus.jsm.streams.info(stream);
  const events: OutboxEvent[] = [];
  for (let seq = Math.max(state.first_seq, 1); seq <= state.last_seq; seq += 1) {
    const message = await bus.jsm.streams.getMessage(stream, { seq });
    if (message) events.push(outboxEvent.parse(message.json()));
  }
  return events.filter((event) => event.subject === aggregateId);
}

describe('from click to commission', () => {
  test('a real click, a postback, its decision and its events', async () => {
    const clickId = await click('?sub1=newsletter');
    const answer = await postback({ click_id: clickId, order_id: 'o-1', amount: '119.00', currency: 'EUR' });
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'recorded', attributed: true, code: 'click_in_window' },
    });
    const id = String(answer.body['conversionId']);
    const conversion = expectStatus(200, await shop.merchant.get(`/v1/conversions/${id}`));
    expect(conversion).toMatchObject({ clickId, commissions: [{ affiliateId: shop.affiliate.id }] });

    expectStatus(201, await shop.merchant.post(`/v1/conversions/${id}/refunds`, { reason: 'back' }));
    const facts = await eventually(async () => {
      const events = await eventsOf(id);
      return events.length === 2 ? events : undefined;
    });
    expect(facts.map(({ type, aggregateversion }) => [type, aggregateversion])).toEqual([
      ['tributary.conversion.recorded.v2', 1],
      ['tributary.conversion.refunded.v2', 2],
    ]);
    expect(facts[1]?.data).toMatchObject({ delta: { revenue: '-119.00' }, conversion: { refundState: 'full' } });
    const commission = await eventsOf(String(conversion['commissions']?.[0]?.['id']));
    expect(commission.map(({ type }) => type)).toEqual([
      'tributary.commission.accrued.v1',
      'tributary.commission.reversed.v1',
    ]);
  });

  test('the click’s context reaches PostgreSQL', async () => {
    const clickId = await click('?sub1=newsletter&sub2=a');
    const context = await eventually(() => findClickContext(api.db, clickId));
    expect(context).toMatchObject({ linkId: shop.link.id, subIds: { sub1: 'newsletter', sub2: 'a' } });
  });

  test('a conversion in the same second as its click, before anything else has heard of the click', async () => {
    const clickId = await click();
    const occurredAt = `${new Date().toISOString().slice(0, 19)}Z`;
    const body = { orderId: 'same-second', clickId, amount: { amount: '10.00', currency: 'EUR' }, occurredAt };
    expect(expectStatus(201, await shop.merchant.post('/v1/conversions', body))['attribution']).toMatchObject({
      attributed: true,
    });
  });
});

describe('the postback says truthfully what became of it', () => {
  const order = { order_id: 'o-2', amount: '50.00', currency: 'EUR' };

  test('the same order again is a duplicate', async () => {
    const first = await postback(order);
    expect(await postback(order)).toMatchObject({
      status: 200,
      body: { status: 'duplicate', conversionId: first.body['conversionId'] },
    });
  });

  test('a forged click id is recorded, unattributed', async () => {
    expect(await postback({ ...order, order_id: 'o-3', click_id: 'A'.repeat(52) })).toMatchObject({
      status: 200,
      body: { status: 'recorded', attributed: false, code: 'click_id_forged' },
    });
  });

  test.each([
    ['a wrong token', { ...order, token: 'pbt_live_wrong' }, 401, 'postback_token_unknown'],
    ['no order id', { amount: '1.00', currency: 'EUR' }, 400, 'validation_failed'],
    ['an amount without currency', { order_id: 'x', amount: '1.00' }, 400, 'validation_failed'],
    ['a negative amount', { ...order, order_id: 'x', amount: '-1' }, 400, 'validation_failed'],
    ['the same order with another amount', { ...order, amount: '51.00' }, 409, 'order_conflict'],
  ])('%s is rejected', async (_label, parameters, status, code) => {
    expect(await postback(parameters)).toMatchObject({ status, body: { status: 'rejected', code } });
  });

  test.each([
    ['from an address off its list', { allowedAddresses: ['203.0.113.0/24'] }, 403, 'api_key_address_refused'],
    ['after its expiry', { expiresAt: new Date(Date.now() + 3_600_000).toISOString() }, 401, 'api_key_expired'],
  ])('a token %s is refused', async (_label, limit, status, code) => {
    const input = { kind: 'postback', livemode: true, ...limit };
    const key = expectStatus(201, await api.admin.post(`/v1/merchants/${shop.merchantId}/api-keys`, input));
    api.clock.advance(7_200_000);
    const answer = await postback({ ...order, order_id: code, token: key['secret'] as string });
    api.clock.set(new Date());
    expect(answer).toMatchObject({ status, body: { status: 'rejected', code } });
  });

  test('other systems’ names and a form body work too', async () => {
    const body = new URLSearchParams({
      external_id: 'o-4',
      sum: '12.00',
      currency: 'EUR',
      promo_code: shop.couponCode,
    });
    expect(await postback({}, { method: 'POST', body })).toMatchObject({
      body: { status: 'recorded', attributed: true },
    });
  });
});

test('with NATS down a conversion is recorded all the same, and its event comes later', async () => {
  await eventually(async () => (await outboxBacklog(api.db)).rows === 0);
  await nats.kill();
  const body = { orderId: 'nats-down', couponCode: shop.couponCode, amount: { amount: '10.00', currency: 'EUR' } };
  const conversion = expectStatus(201, await shop.merchant.post('/v1/conversions', body));
  expect((await outboxBacklog(api.db)).rows).toBe(2);
  await nats.start();
  await eventually(async () => (await outboxBacklog(api.db)).rows === 0, 30_000);
  expect(await eventsOf(String(conversion['id']))).toHaveLength(1);
});
