import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let shop: Shop;
let client: pg.Client;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api, { currency: 'KWD' });
  client = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await api.close();
});

const kwd = (amount: string) => ({ amount, currency: 'KWD' });
const chairs = { sku: 'chair', name: 'Oak chair', category: 'chairs', quantity: 2, amount: kwd('20.0050') };
const parcel = { sku: 'parcel', quantity: 1, amount: kwd('1') };

async function sale(orderId: string, more: object = {}): Promise<string> {
  const order = { orderId, couponCode: shop.couponCode, amount: kwd('21.005'), ...more };
  return expectStatus(201, await shop.merchant.post('/v1/conversions', order))['id'] as string;
}

async function rowsOf(table: string, id: string): Promise<object[]> {
  const { rows } = await client.query<object>(`select t.* from ${table} t where t.conversion_id = $1 order by 2`, [id]);
  return rows;
}

describe('the items of an order', () => {
  test('are kept in their order, with amounts in minor units of its currency', async () => {
    const id = await sale('items', { items: [chairs, parcel] });
    const [first, second] = [
      { item_no: 1, sku: 'chair', name: 'Oak chair', category: 'chairs', quantity: 2, amount_minor: '20005' },
      { item_no: 2, sku: 'parcel', name: null, category: null, quantity: 1, amount_minor: '1000' },
    ];
    expect(await rowsOf('conversion_items', id)).toEqual([
      { conversion_id: id, ...first },
      { conversion_id: id, ...second },
    ]);
    const { data } = expectStatus(200, await shop.merchant.get('/v1/conversions?orderId=items'));
    expect(data).toMatchObject([{ product: 'Oak chair' }]);
  });

  test('are not asked for', async () => {
    expect(await rowsOf('conversion_items', await sale('bare'))).toEqual([]);
    expect(await rowsOf('conversion_items', await sale('empty', { items: [] }))).toEqual([]);
  });

  test('are kept with an order that a refund came before', async () => {
    const early = { orderId: 'early', refundId: 'early', amount: kwd('1.000'), reason: 'returned' };
    expectStatus(202, await shop.merchant.post('/v1/refunds', early));
    const id = await sale('early', { items: [parcel] });
    expect(await rowsOf('conversion_items', id)).toHaveLength(1);
    expect(await rowsOf('refund_parts', id)).toMatchObject([{ part_no: 1, amount_minor: '1000' }]);
  });
});

describe('the parts of a refund', () => {
  beforeAll(async () => {
    const unknown = { orderId: 'unknown', refundId: 'unknown', reason: 'returned' };
    expectStatus(202, await shop.merchant.post('/v1/refunds', unknown));
  });

  test('are one of the whole order, of what was refunded', async () => {
    const id = await sale('refunded', { items: [chairs, parcel] });
    const refund = (body: object) =>
      shop.merchant.post(`/v1/conversions/${id}/refunds`, { reason: 'returned', ...body });
    expectStatus(201, await refund({ amount: kwd('5.005') }));
    expectStatus(201, await refund({}));
    const whole = { part_no: 1, item_no: null, quantity: null };
    const parts = await rowsOf('refund_parts', id);
    expect(parts).toHaveLength(2);
    expect(parts).toEqual(
      expect.arrayContaining(
        ['5005', '16000'].map((amount_minor) => expect.objectContaining({ ...whole, amount_minor })),
      ),
    );
  });

  test.each([
    [
      'a part too many',
      '23514',
      `insert into refund_parts select refund_id, 2, conversion_id, null, null, 1 from refund_parts`,
    ],
    [
      'an item that the order does not have',
      '23503',
      `insert into refund_parts select refund_id, 2, conversion_id, 9, 1, 0 from refund_parts`,
    ],
    [
      'a quantity of no item',
      '23514',
      `insert into refund_parts select refund_id, 2, conversion_id, null, 1, 0 from refund_parts`,
    ],
    [
      'another amount than that of its parts',
      '23514',
      `update refunds set amount_minor = amount_minor + 1 where status = 'applied'`,
    ],
    [
      'a refund without parts',
      '23514',
      `update refunds set status = 'applied', conversion_id = (select min(id) from conversions),
       amount_minor = 0, applied_at = now() where status = 'parked'`,
    ],
  ])('are refused: %s', async (_what, code, statement) => {
    await expect(client.query(statement)).rejects.toMatchObject({ code });
  });
});
