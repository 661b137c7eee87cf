import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { ExpireParkedRefunds } from '../../src/modules/attribution/expire-parked-refunds.js';
import { createProgram, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiBody } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** What becomes of refunds that cannot be applied, and of refund ids that are reported again. */
const day = 24 * 60 * 60 * 1000;
let api: TestApi;
let shop: Shop;
let order = 0;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
}, 60_000);
afterAll(() => api.close());
beforeEach(() => {
  order += 1;
});

const money = (amount: string, currency = 'EUR') => ({ amount, currency });
const orderId = () => `order-${order}`;
const refund = (amount: object | undefined, fields: object = {}) => ({
  ...{ orderId: orderId(), refundId: 'R1', reason: 'came back', ...fields },
  ...(amount === undefined ? {} : { amount }),
});
const report = (body: object) => shop.merchant.post('/v1/refunds', body);
const sell = async (fields: object = {}) =>
  expectStatus(
    201,
    await shop.merchant.post('/v1/conversions', {
      ...{ orderId: orderId(), amount: money('100.00'), couponCode: shop.couponCode, ...fields },
    }),
  );
const refundsOf = async (conversion: ApiBody, reader = shop.merchant) =>
  expectStatus(200, await reader.get(`/v1/conversions/${String(conversion['id'])}`))['refunds'] as unknown as ApiBody[];

describe('case 3: a refund before its sale', () => {
  test.each([
    ['100.004 EUR', money('100.004'), 'amount_too_precise'],
    ['0.00 EUR', money('0.00'), 'refund_amount_zero'],
    ['-5.00 EUR', money('-5.00'), 'validation_failed'],
    ['10.5 JPY', money('10.5', 'JPY'), 'amount_too_precise'],
    ['5.00 euro', money('5.00', 'euro'), 'validation_failed'],
  ])('of %s is refused at once, as for a known order', async (_label, amount, code) => {
    expect(await report(refund(amount))).toMatchObject({ status: 400, body: { code } });
    const { id } = await sell();
    const known = await shop.merchant.post(`/v1/conversions/${String(id)}/refunds`, { amount, reason: 'back' });
    expect(known).toMatchObject({ status: 400, body: { code } });
    expect(await refundsOf({ id } as ApiBody)).toEqual([]);
  });

  test.each([
    ['more than the sale', money('500.00'), 'refund_exceeds_remaining'],
    ['another currency', money('5.00', 'USD'), 'currency_mixed'],
    ['more, with zeros at its end', money('500.0000000'), 'refund_exceeds_remaining'],
  ])('of %s is shown with its reason, told, audited and found', async (_label, reported, failureReason) => {
    const parked = expectStatus(202, await report(refund(reported)));
    const { amount } = parked;
    expect(amount).toEqual(money(Number(reported.amount).toFixed(2), reported.currency));
    const conversion = await sell();
    const failed = { refundId: 'R1', status: 'rejected', amount, failureReason, conversionId: conversion['id'] };
    expect(conversion).toMatchObject({ refundState: 'none', commissions: [{ amount: money('8.00') }] });
    expect(conversion['refunds']).toMatchObject([failed]);
    const [shown] = await refundsOf(conversion, api.admin);
    expect(shown).toMatchObject({ ...failed, failureMessage: expect.any(String), failedAt: expect.any(String) });

    const story = expectStatus(200, await api.admin.get(`/v1/conversions/${String(conversion['id'])}/story`));
    expect(story['events']).toContainEqual(
      expect.objectContaining({ kind: 'refund_failed', reference: 'R1', reason: failureReason, amount }),
    );
    const announced = await api.prisma.outbox.findMany({ where: { aggregateId: String(shown?.['id']) } });
    expect(announced.map(({ subject }) => subject)).toEqual(['events.refund.rejected.v1']);
    expect(announced[0]?.event).toMatchObject({
      data: { refund: { refundId: 'R1', amount, failureReason, conversionId: conversion['id'] } },
    });
    const [entry] = await api.prisma.$queryRaw<{ after: unknown }[]>`
      select after from audit_entries, jsonb_to_recordset(changes) as c(kind text, id text, after jsonb)
      where c.kind = 'refund' and c.id = ${String(shown?.['id'])} and after ->> 'status' = 'rejected'`;
    expect(entry?.after).toMatchObject({ failureReason });
  });

  test('that failed can be corrected under the same id; the attempt stays as history', async () => {
    expectStatus(202, await report(refund(money('500.00'))));
    const conversion = await sell();
    expect(expectStatus(200, await report(refund(money('500.0'))))).toMatchObject({
      ...{ status: 'rejected', failureReason: 'refund_exceeds_remaining' },
    });
    expect(await report(refund(money('400.00')))).toMatchObject({
      ...{ status: 422, body: { code: 'refund_exceeds_remaining' } },
    });
    expect(expectStatus(201, await report(refund(money('50.00'))))).toMatchObject({ status: 'applied' });
    expect(expectStatus(200, await report(refund(money('50'))))).toMatchObject({ status: 'applied' });
    expect(await report(refund(money('500.00')))).toMatchObject({ status: 409, body: { code: 'refund_conflict' } });
    expect(await refundsOf(conversion)).toMatchObject([
      { refundId: 'R1', status: 'rejected', amount: money('500.00') },
      { refundId: 'R1', status: 'applied', amount: money('50.00') },
    ]);
    const after = expectStatus(200, await shop.merchant.get(`/v1/conversions/${String(conversion['id'])}`));
    expect(after).toMatchObject({ refundState: 'partial', refundedAmount: money('50.00') });
  });

  test('of a limited key, for another program’s order, is rejected; a key that may can send it again', async () => {
    const other = await createProgram(api, shop.merchantId, { currency: 'USD', timeZone: 'America/New_York' });
    const key = { kind: 'api', livemode: true, scopes: ['conversions:write'], programIds: [other] };
    const { secret } = expectStatus(201, await api.admin.post(`/v1/merchants/${shop.merchantId}/api-keys`, key));
    const limited = api.anyone.as(String(secret));
    expectStatus(202, await limited.post('/v1/refunds', refund(money('10.00'))));
    const conversion = await sell();
    expect(conversion['refunds']).toMatchObject([{ status: 'rejected', failureReason: 'program_not_allowed' }]);
    expect(expectStatus(201, await report(refund(money('10.00'))))).toMatchObject({ status: 'applied' });
  });

  test('one that fits and one that does not: the first is applied, the sale stands', async () => {
    expectStatus(202, await report(refund(money('60.00'))));
    expectStatus(202, await report(refund(money('60.00'), { refundId: 'R2' })));
    expect(await sell()).toMatchObject({
      ...{ refundState: 'partial', refundedAmount: money('60.00') },
      refunds: [
        { refundId: 'R1', status: 'applied' },
        { refundId: 'R2', status: 'rejected', failureReason: 'refund_exceeds_remaining' },
      ],
    });
  });

  test('that failed is not the affiliate’s to see: nothing was taken from it', async () => {
    expectStatus(202, await report(refund(money('500.00'))));
    const conversion = await sell();
    const affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
    expect(await refundsOf(conversion, affiliate)).toEqual([]);
    expectStatus(201, await report(refund(money('50.00'))));
    expect(await refundsOf(conversion, affiliate)).toMatchObject([{ status: 'applied' }]);
  });

  test('example 13: expires after 90 days with notice, and its id is free again', async () => {
    const parked = expectStatus(202, await report(refund(money('10.00'))));
    const commands = api.app.get(CommandBus);
    api.clock.advance(90 * day - 60_000);
    try {
      await commands.execute(new ExpireParkedRefunds());
      expect(expectStatus(202, await report(refund(money('10.0'))))).toMatchObject({ id: parked['id'] });
      api.clock.advance(120_000);
      while ((await commands.execute(new ExpireParkedRefunds())) > 0);
      const announced = await api.prisma.outbox.findMany({ where: { aggregateId: String(parked['id']) } });
      expect(announced.map(({ subject }) => subject)).toEqual(['events.refund.expired.v1']);
      const conversion = await sell();
      expect(conversion).toMatchObject({
        ...{ refundState: 'none', refunds: [{ status: 'expired', failureReason: 'sale_not_reported' }] },
      });
      expect(expectStatus(201, await report(refund(money('10.00'))))).toMatchObject({ status: 'applied' });
    } finally {
      api.clock.advance(-90 * day - 60_000);
    }
  });
});

test('case 3: a refund is found by its number, and before its sale by its order too', async () => {
  const find = async (q: string) =>
    expectStatus(200, await api.admin.get(`/v1/search?q=${encodeURIComponent(q)}`))['data'] as unknown as ApiBody[];
  const named = { refundId: `Back-${order}`, orderId: `Early-${order}` };
  const { id } = expectStatus(202, await report(refund(money('500.00'), named)));
  const waiting = { kind: 'refund', id, title: named.refundId, orderId: named.orderId, conversionId: null };
  expect(await find(`early-${order}`)).toMatchObject([{ ...waiting, detail: `Early-${order} · Waiting for order` }]);
  const conversion = await sell({ orderId: named.orderId });
  const rejected = { ...waiting, conversionId: conversion['id'], detail: `Early-${order} · Rejected` };
  expect(await find(`back-${order}`)).toMatchObject([rejected]);
  expect(await find(String(id))).toMatchObject([rejected]);
});

describe('case 5: one refund, its number written differently', () => {
  test.each(['10.5', '010.50', '10.50'])('%s by order number and by conversion', async (amount) => {
    const { id } = await sell();
    const first = expectStatus(201, await report(refund(money('10.50'))));
    expect(expectStatus(200, await report(refund(money(amount))))['id']).toBe(first['id']);
    const body = { refundId: 'R1', amount: money(amount), reason: 'came back' };
    const again = expectStatus(200, await shop.merchant.post(`/v1/conversions/${String(id)}/refunds`, body));
    expect(again['refund']?.['id']).toBe(first['id']);
    expect(again['conversion']).toMatchObject({ refundedAmount: money('10.50') });
    expect(await report(refund(money('10.51')))).toMatchObject({ status: 409 });
  });

  test('while it waits for its sale', async () => {
    const first = expectStatus(202, await report(refund(money('10.50'))));
    expect(expectStatus(202, await report(refund(money('010.5'))))['id']).toBe(first['id']);
    expect(await report(refund(money('10.05')))).toMatchObject({ status: 409, body: { code: 'refund_conflict' } });
    expect(await sell()).toMatchObject({ refundedAmount: money('10.50') });
  });
});

describe('B6: what an affiliate reads about a refund', () => {
  const asAffiliate = async (conversion: ApiBody) =>
    refundsOf(conversion, await api.signIn(shop.affiliate.email, shop.affiliate.password));

  test('is the note that was written for it, and never the reason', async () => {
    const conversion = await sell();
    const words = { reason: 'the third parcel that he says is lost', noteToAffiliate: ' The customer sent it back. ' };
    expectStatus(201, await report(refund(money('10.00'), words)));
    const noteToAffiliate = 'The customer sent it back.';
    expect(await refundsOf(conversion)).toMatchObject([{ reason: words.reason, noteToAffiliate }]);
    expect(await asAffiliate(conversion)).toMatchObject([{ reason: '', noteToAffiliate }]);
  });

  test('without a note nothing; also of a refund that waited for its sale', async () => {
    expectStatus(202, await report(refund(money('10.00'))));
    expectStatus(202, await report(refund(money('5.00'), { refundId: 'R2', noteToAffiliate: 'One glove.' })));
    expect(await asAffiliate(await sell())).toMatchObject([
      { reason: '', noteToAffiliate: null },
      { reason: '', noteToAffiliate: 'One glove.' },
    ]);
  });

  test('is at most 500 characters, and empty is refused', async () => {
    for (const noteToAffiliate of ['', ' ', 'x'.repeat(501)]) {
      expect(await report(refund(money('1.00'), { noteToAffiliate }))).toMatchObject({ status: 400 });
    }
  });
});
