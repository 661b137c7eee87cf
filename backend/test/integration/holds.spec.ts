import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiBody } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { servePostback } from '../support/test-postback.js';
import type { PostbackServer } from '../support/test-postback.js';

/** Why orders and commissions are stopped: one row for each reason, opened with the order and closed by what ends it. */
let api: TestApi;
let shop: Shop;
let server: PostbackServer;
let client: pg.Client;
/** What the processes work as. */
let app: pg.Client;
let order = 0;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  server = await servePostback(api);
  [client, app] = await Promise.all([connected(), connected()]);
  await app.query('set role tributary_app');
}, 60_000);
afterAll(async () => {
  await Promise.all([client.end(), app.end()]);
  server.close();
  await api.close();
});
beforeEach(() => {
  order += 1;
});

async function connected(): Promise<pg.Client> {
  const connection = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await connection.connect();
  return connection;
}

/** A postback about the order of this test, which has 100.00 unless another currency says otherwise. */
async function say(status: string, currency = 'EUR'): Promise<ApiBody> {
  const about = { token: shop.postbackToken, order_id: `order-${order}`, coupon: shop.couponCode };
  const { body } = await server.get({ ...about, amount: '100.00', currency, status });
  return expectStatus(200, await shop.merchant.get(`/v1/conversions/${String(body['conversionId'])}`));
}

const sell = (currency: string): Promise<ApiBody> => say('approved', currency);

async function refund({ id }: ApiBody, amount?: string): Promise<ApiBody> {
  const part = amount === undefined ? {} : { amount: { amount, currency: 'EUR' } };
  expectStatus(201, await shop.merchant.post(`/v1/conversions/${String(id)}/refunds`, { reason: 'back', ...part }));
  return expectStatus(200, await shop.merchant.get(`/v1/conversions/${String(id)}`));
}

interface StoredHold {
  readonly reason: string;
  readonly closed_at: Date | null;
}

const commissionOf = ({ commissions }: ApiBody): string => String(commissions?.[0]?.['id']);

/** The holds of an order and of its commission, the oldest first. */
async function holdsOf(conversion: ApiBody) {
  const select = 'select h.* from holds h where $1 in (conversion_id, commission_id) order by opened_at, id';
  const ofOne = async (id: string) => (await client.query<StoredHold>(select, [id])).rows;
  return {
    ofConversion: await ofOne(String(conversion['id'])),
    ofCommission: await ofOne(commissionOf(conversion)),
  };
}

const open = { closed_at: null, closed_by_kind: null, closed_by: null };
const reasonsOf = (holds: readonly StoredHold[]) => holds.map(({ reason, closed_at }) => [reason, closed_at === null]);

describe('an order', () => {
  test('that the shop calls pending is held together with its commission, by the key that reported it', async () => {
    const conversion = await say('pending');
    expect(conversion).toMatchObject({ status: 'on_hold', holdReason: 'merchant_pending' });
    const { ofConversion, ofCommission } = await holdsOf(conversion);
    const held = {
      ...{ reason: 'merchant_pending', blocks: 'approval', closes_when: 'merchant_confirms', deadline: null },
      ...{ opened_at: new Date(String(conversion['recordedAt'])), opened_by_kind: 'merchant', ...open },
      opened_by: expect.stringMatching(/^key_/),
    };
    expect(ofConversion).toEqual([
      { ...held, id: expect.stringMatching(/^hld_/), conversion_id: conversion['id'], commission_id: null },
    ]);
    expect(ofCommission).toEqual([
      { ...held, id: expect.stringMatching(/^hld_/), conversion_id: null, commission_id: commissionOf(conversion) },
    ]);
  });

  test('that waits for the shop and for a rate has a hold for each, and shows the reason that it always has', async () => {
    const conversion = await say('pending', 'USD');
    expect(conversion).toMatchObject({
      holdReason: 'merchant_pending',
      commissions: [{ status: 'on_hold', holdReason: 'fx_rate_missing' }],
    });
    const { ofConversion, ofCommission } = await holdsOf(conversion);
    expect(reasonsOf(ofConversion)).toEqual([
      ['merchant_pending', true],
      ['fx_rate_missing', true],
    ]);
    expect(reasonsOf(ofCommission)).toEqual([
      ['fx_rate_missing', true],
      ['merchant_pending', true],
    ]);
    const { data } = expectStatus(200, await shop.merchant.get(`/v1/conversions?orderId=order-${order}`));
    expect(data).toMatchObject([{ status: 'on_hold', holdReason: 'merchant_pending' }]);
  });

  test('that nothing stands against has none', async () => {
    expect(await holdsOf(await sell('EUR'))).toEqual({ ofConversion: [], ofCommission: [] });
  });

  test('that many were reported with is held alone', async () => {
    const body = (currency: string, i: number) => {
      const amount = { amount: '100.00', currency };
      return { orderId: `many-${i}`, couponCode: shop.couponCode, amount };
    };
    const currencies = ['EUR', 'USD', 'EUR', 'USD', 'EUR'];
    const answers = await Promise.all(
      currencies.map((currency, i) => shop.merchant.post('/v1/conversions', body(currency, i))),
    );
    for (const [i, answer] of answers.entries()) {
      const held = currencies[i] === 'USD' ? [['fx_rate_missing', true]] : [];
      const { ofConversion, ofCommission } = await holdsOf(expectStatus(201, answer));
      expect([reasonsOf(ofConversion), reasonsOf(ofCommission)]).toEqual([held, held]);
    }
  });
});

describe('holds are closed', () => {
  test('by a rejection, in the name of whoever rejects', async () => {
    const conversion = await say('pending', 'USD');
    const path = `/v1/conversions/${String(conversion['id'])}/reject`;
    expectStatus(200, await api.admin.post(path, { reason: 'Stolen card' }));
    const { ofConversion, ofCommission } = await holdsOf(conversion);
    const closed = { closed_at: expect.any(Date), closed_by_kind: 'user', closed_by: expect.stringMatching(/^usr_/) };
    expect(ofConversion).toMatchObject([closed, closed]);
    expect(ofCommission).toMatchObject([closed, closed]);
    const { data } = expectStatus(200, await api.admin.get(`/v1/audit/entries?target=${String(conversion['id'])}`));
    expect(JSON.stringify(data)).toContain('"before":{"status":"on_hold","holdReason":"merchant_pending"}');
  });

  test('of a commission, when all of its order is refunded: not before', async () => {
    const partly = await refund(await say('pending'), '40.00');
    expect(partly).toMatchObject({ holdReason: 'merchant_pending', commissions: [{ status: 'on_hold' }] });
    expect(reasonsOf((await holdsOf(partly)).ofCommission)).toEqual([['merchant_pending', true]]);
    const whole = await refund(partly);
    expect(whole).toMatchObject({
      ...{ status: 'on_hold', holdReason: 'merchant_pending' },
      commissions: [{ status: 'reversed', holdReason: null }],
    });
    expect(reasonsOf((await holdsOf(whole)).ofCommission)).toEqual([['merchant_pending', false]]);
    expect(reasonsOf((await holdsOf(whole)).ofConversion)).toEqual([['merchant_pending', true]]);
  });

  test('of an order that a refund came before: in the same transaction', async () => {
    const early = { orderId: `order-${order}`, refundId: 'early', reason: 'returned' };
    expectStatus(202, await shop.merchant.post('/v1/refunds', early));
    const conversion = await say('pending');
    expect(conversion).toMatchObject({ refundState: 'full', commissions: [{ status: 'reversed' }] });
    expect(reasonsOf((await holdsOf(conversion)).ofCommission)).toEqual([['merchant_pending', false]]);
    expect(reasonsOf((await holdsOf(conversion)).ofConversion)).toEqual([['merchant_pending', true]]);
  });
});

describe('the database refuses', () => {
  const columns = `reason, blocks, opened_at, opened_by_kind, opened_by`;
  const another = (reason: string, subject = 'conversion_id', value = '$1') =>
    `insert into holds (id, ${subject}, ${columns}) values ('hld_x', ${value}, '${reason}', 'approval', now(), 'user', 'usr_x')`;
  const close = `closed_at = now(), closed_by_kind = 'user', closed_by = 'usr_x'`;

  test.each([
    ['a second open hold for the same reason', another('merchant_pending'), '23505'],
    [
      'a hold of nothing',
      `insert into holds (id, ${columns}) select 'hld_x', ${columns} from holds where conversion_id = $1`,
      '23514',
    ],
    ['a hold of two', another('fraud', 'conversion_id, commission_id', `$1, 'com_x'`), '23514'],
    ['a hold of an order that is not there', another('fraud', 'conversion_id', `$1::text || 'x'`), '23503'],
    ['a hold of a commission that is not there', another('fraud', 'commission_id'), '23503'],
    ['a time of closing without a name', 'update holds set closed_at = now() where conversion_id = $1', '23514'],
    ['a closed hold of what stays on hold', `update holds set ${close} where conversion_id = $1`, '23514'],
    ['an order released under an open hold', `update conversions set status = 'recorded' where id = $1`, '23514'],
    [
      'a commission released under an open hold',
      `update commissions set status = 'pending' where conversion_id = $1`,
      '23514',
    ],
  ])('%s', async (_what, statement, code) => {
    const { id } = await say('pending');
    for (const role of [client, app]) await expect(role.query(statement, [id])).rejects.toMatchObject({ code });
  });

  test.each([
    ['an order put on hold without a hold', `update conversions set status = 'on_hold' where id = $1`],
    ['a commission put on hold without a hold', `update commissions set status = 'on_hold' where conversion_id = $1`],
    ['a hold of what is not on hold', another('fraud')],
  ])('%s', async (_what, statement) => {
    const { id } = await sell('EUR');
    for (const role of [client, app])
      await expect(role.query(statement, [id])).rejects.toMatchObject({ code: '23514' });
  });

  test('to close a hold again', async () => {
    const { id } = await say('pending');
    const rejected = await api.admin.post(`/v1/conversions/${String(id)}/reject`, { reason: 'Stolen card' });
    expect(rejected.status).toBe(200);
    const again = `update holds set ${close} where conversion_id = $1`;
    for (const role of [client, app]) await expect(role.query(again, [id])).rejects.toMatchObject({ code: '23001' });
  });
});

test('a hold of a payout alone leaves a status as it is, and a reason may come again', async () => {
  const { id } = await sell('EUR');
  const opened = `insert into holds (id, conversion_id, reason, blocks, opened_at, opened_by_kind, opened_by)
    values ($2, $1, 'fraud', 'payout', now(), 'user', 'usr_x')`;
  await app.query(opened, [id, `hld_${order}_1`]);
  await app.query(`update holds set closed_at = now(), closed_by_kind = 'user', closed_by = 'usr_x' where id = $1`, [
    `hld_${order}_1`,
  ]);
  await app.query(opened, [id, `hld_${order}_2`]);
  const { rows } = await client.query('select status from conversions where id = $1', [id]);
  expect(rows).toEqual([{ status: 'recorded' }]);
});
