import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { ApproveDueCommissions } from '../../src/modules/commission/public.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { ledgerDifferences } from '../support/ledger-differences.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { servePostback } from '../support/test-postback.js';
import type { PostbackServer } from '../support/test-postback.js';

const day = 24 * 60 * 60 * 1000;
let api: TestApi;
let shop: Shop;
let server: PostbackServer;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  server = await servePostback(api);
});
afterAll(async () => {
  server.close();
  await api.close();
});

type Parameters = Readonly<Record<string, string>>;

const postback = (parameters: Parameters) => server.get({ token: shop.postbackToken, ...parameters });
const orderOf = (order_id: string): Parameters => {
  return { order_id, amount: '100.00', currency: 'EUR', coupon: shop.couponCode };
};

/** What a postback about an order is answered with. */
async function say(order: string, more: Parameters, without: readonly string[] = []) {
  const parameters = Object.entries({ ...orderOf(order), ...more }).filter(([name]) => !without.includes(name));
  return postback(Object.fromEntries(parameters));
}

async function conversionOf({ body }: { readonly body: Readonly<Record<string, unknown>> }) {
  return expectStatus(200, await shop.merchant.get(`/v1/conversions/${String(body['conversionId'])}`));
}

async function owed(): Promise<{ pending: number; approved: number }> {
  const { data } = expectStatus(200, await api.admin.get(`/v1/affiliates/${shop.affiliate.id}/balances`));
  const rows = data as { pending: { amount: string }; approved: { amount: string } }[];
  return { pending: Number(rows[0]?.pending.amount ?? 0), approved: Number(rows[0]?.approved.amount ?? 0) };
}

/** What an order's facts add to the sums of analytics. */
async function added(conversionId: unknown) {
  const rows = await api.prisma.outbox.findMany({ where: { aggregateId: String(conversionId) } });
  const own = rows.map(({ event }) => (event as unknown as { data: { delta: Delta } }).data.delta);
  expect(own.length).toBeGreaterThan(0);
  return {
    conversions: own.reduce((sum, delta) => sum + delta.conversions, 0),
    revenue: own.reduce((sum, delta) => sum + Number(delta.revenue), 0),
  };
}
interface Delta {
  readonly conversions: number;
  readonly revenue: string;
}

/** Words as they were sent; what is no word is told by its meaning. */
const reasonOf = (status: string): string => `reported as ${status.length > 1 ? status : 'rejected'}`;
const rejecting = ['rejected', 'Declined', 'cancelled', 'canceled', 'VOID', 'trash', '3', 'D'];

describe('case 2: an order that is not known yet', () => {
  test.each(['', 'approved', 'SALE', 'confirmed', '1', 'A'])('status %j is recorded', async (status) => {
    const answer = await say(uniqueName(), { status });
    expect(answer).toMatchObject({ status: 200, body: { status: 'recorded', attributed: true, code: 'coupon_used' } });
  });

  test.each(['pending', 'Hold', 'on_hold', '2', '5', 'P'])('status %s waits for the merchant', async (status) => {
    const before = await owed();
    const answer = await say(uniqueName(), { status });
    expect(answer).toMatchObject({ status: 200, body: { status: 'on_hold', code: 'merchant_pending' } });
    expect(await conversionOf(answer)).toMatchObject({
      status: 'on_hold',
      holdReason: 'merchant_pending',
      commissions: [{ status: 'on_hold', holdReason: 'merchant_pending', amount: { amount: '8.00' } }],
    });
    expect((await owed()).pending).toBeCloseTo(before.pending + 8);
  });

  test.each(rejecting)('status %s is kept as rejected, and nobody earns from it', async (status) => {
    const before = await owed();
    const answer = await say(uniqueName(), { status });
    expect(answer).toMatchObject({ status: 200, body: { status: 'rejected', code: 'order_rejected' } });
    expect(await conversionOf(answer)).toMatchObject({
      status: 'rejected',
      rejectionReason: reasonOf(status),
      commissions: [],
    });
    expect(await owed()).toEqual(before);
    expect(await added(answer.body['conversionId'])).toEqual({ conversions: 0, revenue: 0 });
  });

  test('Post Affiliate Pro’s s=D is one of them, without an amount too', async () => {
    const answer = await say(uniqueName(), { s: 'D' }, ['amount', 'currency']);
    expect(await conversionOf(answer)).toMatchObject({
      status: 'rejected',
      amount: null,
      rejectionReason: 'reported as rejected',
    });
  });

  test.each(['refunded', 'chargeback'])('status %s is unknown, and waits when a refund id is given', async (status) => {
    const order = uniqueName();
    expect(await say(order, { status })).toMatchObject({
      status: 404,
      body: { status: 'rejected', code: 'order_unknown' },
    });
    const refund = { status, refund_id: 'r-1' };
    expect(await say(order, refund)).toMatchObject({ status: 200, body: { status: 'parked', code: 'refund_parked' } });
    expect(await conversionOf(await say(order, {}))).toMatchObject({ refundState: 'full' });
  });

  test('status lead is a lead', async () => {
    const answer = await say(uniqueName(), { status: 'Lead' }, ['amount', 'currency']);
    expect(await conversionOf(answer)).toMatchObject({ type: 'lead', status: 'recorded' });
  });

  test.each(['reversed', 'paid', '4', 'null'])('status %s is refused', async (status) => {
    const order = uniqueName();
    expect(await say(order, { status })).toMatchObject({ status: 400, body: { code: 'status_unsupported' } });
    const { data } = expectStatus(200, await shop.merchant.get(`/v1/conversions?orderId=${order}`));
    expect(data).toEqual([]);
  });
});

describe('case 2: an order that is known', () => {
  test.each(rejecting)('status %s rejects it, and takes the commission back', async (status) => {
    const [order, before] = [uniqueName(), await owed()];
    const recorded = await say(order, {});
    const answer = await say(order, { status }, ['amount', 'currency']);
    expect(answer.body).toMatchObject({ status: 'rejected', code: 'order_rejected' });
    expect(answer.body['conversionId']).toBe(recorded.body['conversionId']);
    expect(await conversionOf(answer)).toMatchObject({
      status: 'rejected',
      rejectionReason: reasonOf(status),
      commissions: [{ status: 'rejected', amount: { amount: '8.00' }, remaining: { amount: '0.00' } }],
    });
    expect(await owed()).toEqual(before);
    expect(await added(answer.body['conversionId'])).toEqual({ conversions: 0, revenue: 0 });
  });

  test('once rejected it stays so: again is a duplicate, approved is refused', async () => {
    const order = uniqueName();
    await say(order, {});
    await say(order, { status: 'rejected' });
    for (const status of ['rejected', 'pending', 'lead']) {
      const answer = await say(order, { status });
      expect(answer).toMatchObject({ status: 200, body: { status: 'duplicate', code: 'already_rejected' } });
    }
    for (const status of ['', 'approved', 'sale']) {
      expect(await say(order, { status })).toMatchObject({ status: 409, body: { code: 'already_rejected' } });
    }
  });

  test.each(['approved', 'pending', 'lead'])('status %s changes nothing', async (status) => {
    const order = uniqueName();
    const before = await conversionOf(await say(order, {}));
    expect(await say(order, { status })).toMatchObject({ status: 200, body: { status: 'duplicate' } });
    expect(expectStatus(200, await shop.merchant.get(`/v1/conversions/${before['id']}`))).toEqual(before);
  });

  test('on hold it is rejected too', async () => {
    const [order, before] = [uniqueName(), await owed()];
    await say(order, { status: 'pending' });
    const answer = await say(order, { status: 'rejected' });
    expect(await conversionOf(answer)).toMatchObject({ status: 'rejected', holdReason: null });
    expect(await owed()).toEqual(before);
  });

  test('half refunded it is rejected for the rest', async () => {
    const [order, before] = [uniqueName(), await owed()];
    const id = String((await say(order, {})).body['conversionId']);
    const refund = { reason: 'half', amount: { amount: '50.00', currency: 'EUR' } };
    expectStatus(201, await shop.merchant.post(`/v1/conversions/${id}/refunds`, refund));
    await say(order, { status: 'void' });
    expect(await owed()).toEqual(before);
    expect(await added(id)).toEqual({ conversions: 0, revenue: 0 });
    expectStatus(201, await shop.merchant.post(`/v1/conversions/${id}/refunds`, { reason: 'the rest' }));
    expect(await added(id)).toEqual({ conversions: 0, revenue: 0 });
  });

  test.each(['refunded', 'CHARGEBACK'])('status %s is a full refund, once', async (status) => {
    const [order, before] = [uniqueName(), await owed()];
    await say(order, {});
    expect(await say(order, { status })).toMatchObject({ body: { status: 'recorded', code: 'order_refunded' } });
    const again = await say(order, { status });
    expect(again).toMatchObject({ status: 200, body: { status: 'duplicate', code: 'order_refunded' } });
    expect(await conversionOf(again)).toMatchObject({
      refundState: 'full',
      refunds: [{ reason: `reported as ${status}` }],
    });
    expect(await owed()).toEqual(before);
  });

  test('a lead is meant by its order number alone', async () => {
    const order = uniqueName();
    const lead = await say(order, { status: 'lead' });
    const rejected = await say(order, { status: 'rejected' });
    expect(rejected.body).toMatchObject({ status: 'rejected', conversionId: lead.body['conversionId'] });
  });
});

describe('case 2: POST /v1/conversions/{id}/reject', () => {
  test('is for its merchant and for managers, and says why', async () => {
    const id = String((await say(uniqueName(), {})).body['conversionId']);
    const other = await createShop(api);
    expect((await other.merchant.post(`/v1/conversions/${id}/reject`, { reason: 'x' })).status).toBe(404);
    expect((await shop.merchant.post(`/v1/conversions/${id}/reject`, {})).status).toBe(400);
    const rejected = expectStatus(200, await api.admin.post(`/v1/conversions/${id}/reject`, { reason: 'Stolen card' }));
    expect(rejected).toMatchObject({ status: 'rejected', rejectionReason: 'Stolen card' });
    const again = await shop.merchant.post(`/v1/conversions/${id}/reject`, { reason: 'x' });
    expect(again).toMatchObject({ status: 409, body: { code: 'already_rejected' } });
    const { events } = expectStatus(200, await api.admin.get(`/v1/conversions/${id}/story`));
    const told = (events as { kind: string; reason: string | null }[]).map(({ kind, reason }) => [kind, reason]);
    expect(told).toContainEqual(['rejected', 'Stolen card']);
    expect(told.map(([kind]) => kind)).not.toContain('approval_due');
  });

  test('its reason is the one text of it that affiliates who earned from the order read, word for word', async () => {
    const affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
    const stranger = await createShop(api);
    const another = await api.signIn(stranger.affiliate.email, stranger.affiliate.password);
    const [mine, theirs] = [uniqueName(), uniqueName()];
    const id = String((await say(mine, {})).body['conversionId']);
    expectStatus(200, await api.admin.post(`/v1/conversions/${id}/reject`, { reason: 'The order was cancelled.' }));
    const read = expectStatus(200, await affiliate.get(`/v1/conversions/${id}`));
    expect(read).toMatchObject({ rejectionReason: 'The order was cancelled.', holdReason: null, metadata: null });
    expect(JSON.stringify(read).split('The order was cancelled.')).toHaveLength(2);
    await say(theirs, {});
    const told = await say(theirs, { status: 'rejected', comment: 'Paid with a stolen card' });
    const address = `/v1/conversions/${String(told.body['conversionId'])}`;
    expect(expectStatus(200, await affiliate.get(address))).toMatchObject({
      rejectionReason: 'Paid with a stolen card',
    });
    expect((await another.get(address)).status).toBe(404);
    // Who rejected it, and what the audit keeps of it, is for staff.
    const forStaff = [`${address}/story`, `/v1/audit/entries?q=${id}`];
    const answers = await Promise.all(forStaff.map((path) => affiliate.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  test('after approval takes the money back from what is owed', async () => {
    const before = await owed();
    const id = String((await say(uniqueName(), {})).body['conversionId']);
    api.clock.set(new Date(Date.now() + 40 * day));
    for (let due = 1; due > 0;) due = await api.app.get(CommandBus).execute(new ApproveDueCommissions(500));
    api.clock.set(new Date());
    const approved = (await owed()).approved;
    const rejected = expectStatus(200, await shop.merchant.post(`/v1/conversions/${id}/reject`, { reason: 'Fraud' }));
    expect(rejected).toMatchObject({ commissions: [{ status: 'reversed', remaining: { amount: '0.00' } }] });
    expect((await owed()).approved).toBeCloseTo(approved - 8);
    expect((await owed()).pending).toBeLessThanOrEqual(before.pending);
  });

  test('an order that waits for the merchant is not approved by time', async () => {
    const answer = await say(uniqueName(), { status: 'pending' });
    api.clock.set(new Date(Date.now() + 400 * day));
    for (let due = 1; due > 0;) due = await api.app.get(CommandBus).execute(new ApproveDueCommissions(500));
    api.clock.set(new Date());
    expect(await conversionOf(answer)).toMatchObject({ commissions: [{ status: 'on_hold' }] });
  });
});

test('case 2: a rejection and its order at once end as a rejected order', async () => {
  const orders = Array.from({ length: 10 }, () => uniqueName());
  await Promise.all(orders.flatMap((order) => [say(order, {}), say(order, { status: 'rejected' })]));
  const { data } = expectStatus(200, await shop.merchant.get('/v1/conversions?limit=200'));
  const rows = (data as { orderId: string; status: string }[]).filter(({ orderId }) => orders.includes(orderId));
  expect(rows.map(({ status }) => status)).toEqual(orders.map(() => 'rejected'));
});

test('case 8: a macro that was not filled is named', async () => {
  const answer = await say('{order_id}', {});
  expect(answer).toMatchObject({ status: 400, body: { code: 'macro_not_filled', errors: [{ path: 'order_id' }] } });
});

test('case 8: lower-case currency, upper-case names and more zeros than the currency has', async () => {
  const query = new URLSearchParams({ TOKEN: shop.postbackToken, ORDER_ID: uniqueName(), AMOUNT: '175.0000' });
  const answer = await server.get(`${query.toString()}&amp;currency=eur&amp;coupon=${shop.couponCode}`);
  expect(answer).toMatchObject({ status: 200, body: { status: 'recorded', attributed: true } });
  expect(await conversionOf(answer)).toMatchObject({ amount: { amount: '175.00', currency: 'EUR' } });
});

test('after all that the books agree with themselves', async () => {
  expect(await ledgerDifferences(api.db)).toEqual([]);
});
