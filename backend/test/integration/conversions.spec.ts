import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { ApproveDueCommissions } from '../../src/modules/commission/public.js';
import { createProgram, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { mintedClickId } from '../builders/click.js';
import { expectStatus } from '../support/api-client.js';
import { ledgerDifferences } from '../support/ledger-differences.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const day = 24 * 60 * 60 * 1000;
let api: TestApi;
let shop: Shop;
let order = 0;
const unknownProgram = 'prg_01hzzzzzzzzzzzzzzzzzzzzzzz';

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
});
afterAll(async () => {
  await api.close();
});
beforeEach(() => {
  order += 1;
});

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const sale = (fields: object = {}) => ({
  orderId: `order-${order}`,
  amount: eur('119.00'),
  tax: eur('19.00'),
  ...fields,
});

async function record(fields: object = {}, status = 201) {
  return expectStatus(status, await shop.merchant.post('/v1/conversions', sale(fields)));
}

async function balanceOf(affiliateId: string, programId = shop.programId) {
  const { data } = expectStatus(200, await api.admin.get(`/v1/affiliates/${affiliateId}/balances`));
  const rows = data as { programId: string; pending: { amount: string }; approved: { amount: string } }[];
  const own = rows.find((row) => row.programId === programId);
  return { pending: own?.pending.amount ?? '0.00', approved: own?.approved.amount ?? '0.00' };
}

async function asOwner(statement: string): Promise<void> {
  const { prisma } = api;
  await prisma.$transaction([prisma.$executeRawUnsafe('set local role none'), prisma.$executeRawUnsafe(statement)]);
}

describe('a sale', () => {
  test('with a click id earns its affiliate a commission, and says why', async () => {
    const clickId = await mintedClickId(api, shop.link.id);
    const conversion = await record({ clickId });
    expect(conversion).toMatchObject({
      status: 'recorded',
      amount: eur('119.00'),
      attribution: { attributed: true, reason: 'click_in_window', policyVersion: 1 },
      commissions: [{ affiliateId: shop.affiliate.id, status: 'pending', amount: eur('8.00'), termsVersion: 1 }],
    });
    expect(conversion['attribution']?.['summary']).toMatch(/^Attributed to the link clicked on/);
    expect(await api.prisma.outbox.count({ where: { aggregateId: conversion['id'] as string } })).toBe(1);
  });

  test('with a coupon does too, whatever the case of its letters', async () => {
    const conversion = await record({ couponCode: shop.couponCode.toLowerCase() });
    expect(conversion['attribution']).toMatchObject({ attributed: true, reason: 'coupon_used' });
  });

  test.each([
    ['nothing', {}, 'no_evidence'],
    ['a forged click id', { clickId: 'A'.repeat(52) }, 'click_id_forged'],
    ['something that is no click id', { clickId: 'abc' }, 'click_id_malformed'],
    ['an unknown coupon', { couponCode: 'NOBODY' }, 'coupon_unknown'],
  ])('with %s is recorded, unattributed, with the reason', async (_label, fields, reason) => {
    const conversion = await record({ programId: shop.programId, ...fields });
    expect(conversion).toMatchObject({
      status: 'recorded',
      attribution: { attributed: false, reason },
      commissions: [],
    });
  });

  test('with another merchant’s click is nobody’s', async () => {
    const other = await createShop(api);
    const clickId = await mintedClickId(api, other.link.id);
    const conversion = await record({ clickId, programId: shop.programId });
    expect(conversion['attribution']).toMatchObject({ attributed: false, reason: 'click_of_other_merchant' });
  });

  test('example 20: a click a moment later than the order’s own clock is the order’s click', async () => {
    const at = new Date(Date.now() - 1_000);
    const clickId = await mintedClickId(api, shop.link.id, at);
    const occurredAt = new Date(Math.floor(at.getTime() / 1000) * 1000 - 1_000).toISOString();
    expect((await record({ clickId, occurredAt }))['attribution']).toMatchObject({ attributed: true });
  });

  test('example 11: a click older than the window earns nothing', async () => {
    const clickId = await mintedClickId(api, shop.link.id, new Date(Date.now() - 30 * day));
    expect((await record({ clickId }))['attribution']).toMatchObject({ attributed: false, reason: 'outside_window' });
  });

  test('example 19: a lead without amount earns the flat commission', async () => {
    const leads = await createShop(api, {
      terms: { attributionModel: 'last_click', commission: { kind: 'flat', amount: '3.00' } },
    });
    const clickId = await mintedClickId(api, leads.link.id);
    const answer = await leads.merchant.post('/v1/conversions', { orderId: 'lead-1', type: 'lead', clickId });
    expect(expectStatus(201, answer)['commissions']?.[0]).toMatchObject({ amount: eur('3.00') });
  });

  test('in another currency waits for a rate, and nothing is booked meanwhile', async () => {
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    const body = { orderId: `order-${order}`, amount: usd('100.00'), couponCode: shop.couponCode };
    const before = await balanceOf(shop.affiliate.id);
    expect(expectStatus(201, await shop.merchant.post('/v1/conversions', body))).toMatchObject({
      status: 'on_hold',
      holdReason: 'fx_rate_missing',
      commissions: [{ status: 'on_hold', holdReason: 'fx_rate_missing', amount: null }],
    });
    expect(await balanceOf(shop.affiliate.id)).toEqual(before);
  });
});

describe('a sale that nothing but its currency tells the program of', () => {
  test('is the only program’s in that currency', async () => {
    const several = await createShop(api);
    const dollars = await createProgram(api, several.merchantId, { currency: 'USD', timeZone: 'America/New_York' });
    const report = (orderId: string, currency: string) =>
      several.merchant.post('/v1/conversions', { orderId, amount: { amount: '10.00', currency } });
    expect(expectStatus(201, await report('c-1', 'USD'))).toMatchObject({ programId: dollars });
    expect(expectStatus(201, await report('c-2', 'EUR'))).toMatchObject({ programId: several.programId });
    expect(expectStatus(201, await report('c-3', 'GBP'))).toMatchObject({ programId: several.programId });
  });
});

describe('the same order again', () => {
  test('is the same conversion', async () => {
    const first = await record();
    expect(await record({}, 200)).toEqual(first);
  });

  test('example 14: with another amount it is refused, and the first stands', async () => {
    await record();
    expect(await record({ amount: eur('120.00') }, 409)).toMatchObject({ code: 'order_conflict' });
  });

  test('twice at once from 20 clients is one conversion and one commission', async () => {
    const clickId = await mintedClickId(api, shop.link.id);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => shop.merchant.post('/v1/conversions', sale({ clickId }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect(await api.prisma.commission.count({ where: { conversionId: String(answers[0]?.body['id']) } })).toBe(1);
  });

  test('in test mode is another one', async () => {
    const { createKey } = await import('../builders/shop.js');
    const tester = api.anyone.as(await createKey(api, shop.merchantId, 'api', false));
    const live = await record();
    const conversion = expectStatus(201, await tester.post('/v1/conversions', sale()));
    expect(conversion).toMatchObject({ livemode: false });
    expect(conversion['id']).not.toBe(live['id']);
    expect((await tester.get(`/v1/conversions/${live['id']}`)).status).toBe(404);
  });
});

describe('many reports at once', () => {
  test('are each answered by itself: recorded, known, refused or repeated', async () => {
    const clickId = await mintedClickId(api, shop.link.id);
    const known = await record({ orderId: `known-${order}` });
    const repeated = { 'idempotency-key': `repeated-${order}` };
    const first = await shop.merchant.post('/v1/conversions', sale({ orderId: `repeated-${order}` }), repeated);
    const others = Array.from({ length: 40 }, (_, i) => sale({ orderId: `many-${order}-${i}`, clickId }));
    const post = (body: object, headers = {}) => shop.merchant.post('/v1/conversions', body, headers);
    const [again, conflict, nobody, ahead, replayed, reused, ...recorded] = await Promise.all([
      post(sale({ orderId: `known-${order}` })),
      post(sale({ orderId: `known-${order}`, amount: eur('1.00') })),
      post(sale({ orderId: `nobody-${order}`, programId: unknownProgram })),
      post(
        sale({ orderId: `ahead-${order}`, occurredAt: new Date(api.clock.now().getTime() + 2 * day).toISOString() }),
      ),
      post(sale({ orderId: `repeated-${order}` }), repeated),
      post(sale({ orderId: `reused-${order}` }), repeated),
      ...others.map((body) => post(body)),
    ]);
    expect(again).toMatchObject({ status: 200, body: { id: known['id'] } });
    expect(conflict).toMatchObject({ status: 409, body: { code: 'order_conflict' } });
    expect(nobody).toMatchObject({ status: 404, body: { code: 'program_not_found' } });
    expect(ahead).toMatchObject({ status: 400, body: { code: 'occurred_at_in_future' } });
    expect(replayed).toMatchObject({ status: 201, body: first.body, headers: { 'idempotent-replayed': 'true' } });
    expect(reused).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    expect(recorded.map(({ status, body }) => [status, body['orderId']])).toEqual(
      others.map(({ orderId }) => [201, orderId]),
    );
    const ids = recorded.map(({ body }) => String(body['id']));
    expect(await api.prisma.commission.count({ where: { conversionId: { in: ids } } })).toBe(40);
    expect(await api.prisma.outbox.count({ where: { aggregateId: { in: ids } } })).toBe(40);
  });

  test('one that the database refuses fails alone', async () => {
    // A rule of the schema that no validation repeats: the test's own, for these orders only.
    await asOwner(`alter table conversions add constraint poison check (order_id not like 'poison-%') not valid`);
    try {
      const orderIds = [`fine-${order}-1`, `poison-${order}`, `fine-${order}-2`];
      const answers = await Promise.all(
        orderIds.map((orderId) => shop.merchant.post('/v1/conversions', sale({ orderId }))),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 500, 201]);
      const stored = await api.prisma.conversion.findMany({ where: { orderId: { in: orderIds } } });
      expect(stored.map(({ orderId }) => orderId).sort()).toEqual([orderIds[0], orderIds[2]]);
    } finally {
      await asOwner('alter table conversions drop constraint poison');
    }
  });

  test('keep the trace of their own request in their events', async () => {
    const trace = (i: number) => `${i}`.padStart(32, 'a');
    const answers = await Promise.all(
      [1, 2, 3].map((i) =>
        shop.merchant.post('/v1/conversions', sale({ orderId: `traced-${order}-${i}` }), {
          traceparent: `00-${trace(i)}-00f067aa0ba902b7-01`,
        }),
      ),
    );
    for (const [index, { body }] of answers.entries()) {
      const row = await api.prisma.outbox.findFirst({ where: { aggregateId: String(body['id']) } });
      expect(JSON.stringify(row?.headers)).toContain(trace(index + 1));
    }
  });
});

describe('what is refused', () => {
  test.each([
    ['a negative amount', { amount: eur('-1.00') }, 'validation_failed'],
    ['a NUL in its metadata', { metadata: { note: 'a\0b' } }, 'text_not_storable'],
    [
      'half a character in an item',
      { items: [{ sku: '\ud83d', quantity: 1, amount: eur('1.00') }] },
      'text_not_storable',
    ],
    ['an amount with 12 decimals', { amount: eur('1.000000000001') }, 'validation_failed'],
    ['more decimals than the currency has', { amount: eur('1.005') }, 'amount_too_precise'],
    ['a currency that is none', { amount: { amount: '1.00', currency: 'XYZ' } }, 'validation_failed'],
    ['two currencies', { tax: { amount: '1.00', currency: 'USD' } }, 'currency_mixed'],
    ['a sale without amount', { amount: undefined, tax: undefined }, 'validation_failed'],
    ['a time far ahead', { occurredAt: new Date(Date.now() + 2 * day).toISOString() }, 'occurred_at_in_future'],
    ['an unknown field', { amonut: 1 }, 'validation_failed'],
    ['a program of someone else', { programId: 'prg_01h455vb4pex5vsknk084sn02q' }, 'program_not_found'],
  ])('%s', async (_label, fields, code) => {
    const answer = await shop.merchant.post('/v1/conversions', sale(fields));
    expect(answer.body).toMatchObject({ code });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test('names the field', async () => {
    const answer = await shop.merchant.post(
      '/v1/conversions',
      sale({ items: [{ sku: 'a', quantity: 0, amount: eur('1.00') }] }),
    );
    expect(answer.body['errors']?.[0]).toMatchObject({ path: 'items.0.quantity' });
  });

  test('another merchant’s conversion is not there', async () => {
    const conversion = await record();
    const other = await createShop(api);
    expect((await other.merchant.get(`/v1/conversions/${conversion['id']}`)).status).toBe(404);
    const refund = await other.merchant.post(`/v1/conversions/${conversion['id']}/refunds`, { reason: 'x' });
    expect(refund).toMatchObject({ status: 404, body: { code: 'conversion_not_found' } });
  });
});

describe('a refund', () => {
  test('example 6: in three parts ends at exactly zero, and a fourth is refused', async () => {
    const ten = await createShop(api, {
      terms: { attributionModel: 'last_click', commission: { kind: 'percent', percent: '10', base: 'gross' } },
    });
    const body = { orderId: 'o', amount: eur('100.00'), couponCode: ten.couponCode };
    const conversion = expectStatus(201, await ten.merchant.post('/v1/conversions', body));
    const address = `/v1/conversions/${conversion['id']}/refunds`;
    const reversed: unknown[] = [];
    for (const amount of ['33.33', '33.33', '33.34']) {
      const { conversion: after } = expectStatus(
        201,
        await ten.merchant.post(address, { amount: eur(amount), reason: 'back' }),
      );
      reversed.push(after?.['commissions']?.[0]?.['reversedAmount']?.['amount']);
    }
    expect(reversed).toEqual(['3.33', '6.67', '10.00']);
    expect(await balanceOf(ten.affiliate.id, ten.programId)).toEqual({ pending: '0.00', approved: '0.00' });
    expect(await ten.merchant.post(address, { amount: eur('0.01'), reason: 'back' })).toMatchObject({
      status: 422,
      body: { code: 'refund_exceeds_remaining' },
    });
    const whole = expectStatus(200, await ten.merchant.get(`/v1/conversions/${conversion['id']}`));
    expect(whole).toMatchObject({ refundState: 'full', commissions: [{ status: 'reversed' }] });
  });

  test('example 18: a flat commission stays whole until the refund is full', async () => {
    const flat = await createShop(api, {
      terms: { attributionModel: 'last_click', commission: { kind: 'flat', amount: '5.00' } },
    });
    const body = { orderId: 'o', amount: eur('100.00'), couponCode: flat.couponCode };
    const { id } = expectStatus(201, await flat.merchant.post('/v1/conversions', body));
    const refund = (amount: string) =>
      flat.merchant.post(`/v1/conversions/${id}/refunds`, { amount: eur(amount), reason: 'back' });
    expectStatus(201, await refund('50.00'));
    expect(await balanceOf(flat.affiliate.id, flat.programId)).toMatchObject({ pending: '5.00' });
    expectStatus(201, await refund('50.00'));
    expect(await balanceOf(flat.affiliate.id, flat.programId)).toMatchObject({ pending: '0.00' });
  });

  test('above the rest is refused', async () => {
    const { id } = await record();
    const answer = await shop.merchant.post(`/v1/conversions/${id}/refunds`, { amount: eur('119.01'), reason: 'back' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'refund_exceeds_remaining' } });
  });

  test('with the same refund id again is the same refund; with another amount it is refused', async () => {
    const { id } = await record();
    const address = `/v1/conversions/${id}/refunds`;
    const body = { refundId: 'r-1', amount: eur('10.00'), reason: 'back' };
    const first = expectStatus(201, await shop.merchant.post(address, body));
    const second = expectStatus(200, await shop.merchant.post(address, body));
    expect(second['refund']?.['id']).toBe(first['refund']?.['id']);
    expect(second['conversion']?.['refundedAmount']).toEqual(eur('10.00'));
    expect(await shop.merchant.post(address, { ...body, amount: eur('11.00') })).toMatchObject({ status: 409 });
  });

  test('example 13: of an unknown order is parked, and applied the moment the sale is recorded', async () => {
    const body = { orderId: `order-${order}`, refundId: 'early', amount: eur('59.50'), reason: 'back' };
    expect(expectStatus(202, await shop.merchant.post('/v1/refunds', body))).toMatchObject({
      status: 'parked',
      conversionId: null,
    });
    const conversion = await record({ couponCode: shop.couponCode });
    expect(conversion).toMatchObject({
      refundState: 'partial',
      refundedAmount: eur('59.50'),
      refunds: [{ refundId: 'early', status: 'applied' }],
      commissions: [{ amount: eur('8.00'), reversedAmount: eur('4.00') }],
    });
  });

  test('sent at the same moment as its sale is applied once, whoever is first', async () => {
    for (let i = 0; i < 10; i += 1) {
      const orderId = `race-${i}`;
      const [conversion] = await Promise.all([
        shop.merchant.post('/v1/conversions', sale({ orderId })),
        shop.merchant.post('/v1/refunds', { orderId, refundId: 'r', reason: 'back' }),
      ]);
      const after = expectStatus(200, await shop.merchant.get(`/v1/conversions/${conversion.body['id']}`));
      expect(after).toMatchObject({ refundState: 'full' });
    }
  });

  test('that is more than the sale it waited for leaves the sale whole', async () => {
    const body = { orderId: `order-${order}`, refundId: 'early', amount: eur('500.00'), reason: 'back' };
    expectStatus(202, await shop.merchant.post('/v1/refunds', body));
    expect(await record()).toMatchObject({ refundState: 'none' });
    expect(expectStatus(200, await shop.merchant.post('/v1/refunds', body))).toMatchObject({ status: 'rejected' });
  });
});

describe('the hold period', () => {
  test('ends in approval, and a refund after it takes the money back from what is owed', async () => {
    const short = await createShop(api, {
      terms: {
        attributionModel: 'last_click',
        holdDays: 7,
        commission: { kind: 'percent', percent: '10', base: 'gross' },
      },
    });
    const body = { orderId: 'o', amount: eur('100.00'), couponCode: short.couponCode };
    const { id } = expectStatus(201, await short.merchant.post('/v1/conversions', body));
    const commands = api.app.get(CommandBus);
    await commands.execute(new ApproveDueCommissions());
    expect(await balanceOf(short.affiliate.id, short.programId)).toEqual({ pending: '10.00', approved: '0.00' });
    api.clock.advance(7 * day);
    try {
      while ((await commands.execute(new ApproveDueCommissions(10))) > 0);
    } finally {
      api.clock.advance(-7 * day);
    }
    expect(await balanceOf(short.affiliate.id, short.programId)).toEqual({ pending: '0.00', approved: '10.00' });
    expectStatus(
      201,
      await short.merchant.post(`/v1/conversions/${id}/refunds`, { amount: eur('40.00'), reason: 'back' }),
    );
    expect(await balanceOf(short.affiliate.id, short.programId)).toEqual({ pending: '0.00', approved: '6.00' });
  });
});

describe('writes', () => {
  test('with an idempotency key answer the same again, and refuse the key for anything else', async () => {
    const headers = { 'idempotency-key': `key-${order}` };
    const first = await shop.merchant.post('/v1/conversions', sale(), headers);
    const second = await shop.merchant.post('/v1/conversions', sale(), headers);
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(await shop.merchant.post('/v1/conversions', sale({ couponCode: 'X' }), headers)).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    });
  });

  test('as a dry run answer the same and keep nothing', async () => {
    const answer = await shop.merchant.post('/v1/conversions?dryRun=true', sale({ couponCode: shop.couponCode }));
    expect(expectStatus(201, answer)['commissions']?.[0]).toMatchObject({ amount: eur('8.00') });
    expect(await api.prisma.conversion.count({ where: { id: answer.body['id'] as string } })).toBe(0);
    expect(await api.prisma.outbox.count({ where: { aggregateId: answer.body['id'] as string } })).toBe(0);
  });
});

test('after all that the books agree with themselves', async () => {
  expect(await ledgerDifferences(api.db)).toEqual([]);
  const [sums] = await api.prisma.$queryRaw<{ off: number }[]>`
    select count(*)::int as off from (select currency from ledger_entries group by currency having sum(amount_minor) <> 0) s`;
  expect(sums?.off).toBe(0);
});
