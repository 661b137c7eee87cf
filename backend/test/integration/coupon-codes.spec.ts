import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** Codes as shops make them, from their creation to the order that uses them. */
let api: TestApi;
let shop: Shop;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
}, 60_000);
afterAll(() => api.close());

const create = (code: string) =>
  api.admin.post('/v1/coupons', { programId: shop.programId, affiliateId: shop.affiliate.id, code });
const use = async (couponCode: string) => {
  const body = { orderId: uniqueName(), amount: { amount: '10.00', currency: 'EUR' }, couponCode };
  return expectStatus(201, await shop.merchant.post('/v1/conversions', body))['attribution'];
};

describe('C2: a code of a real shop', () => {
  test.each([
    ['10%OFF', '10%off'],
    ['SOMMER-GRÜN', 'sommer-gru\u0308n'],
    ['SUMMER SALE', ' summer sale '],
    ['JANE.D', 'Jane.D'],
    ['J', 'j'],
    ['J'.repeat(50), 'j'.repeat(50)],
    ['straße', 'STRASSE'],
    ['ſave20', 'SAVE20'],
    ['Zero10', 'ZE\u200bRO10'],
  ])('%s can be made, and is known when it comes as %j', async (code, typed) => {
    expect(await create(code)).toMatchObject({ status: 201, body: { code } });
    expect(await use(typed)).toMatchObject({ attributed: true, reason: 'coupon_used' });
    expect(await create(typed)).toMatchObject({ status: 409, body: { code: 'code_taken' } });
  });

  test('is kept without what nobody sees', async () => {
    expect(await create(' \u200bWINTER\ufeff10\u00a0')).toMatchObject({ status: 201, body: { code: 'WINTER10' } });
  });

  test.each(['', ' ', '\u200b', 'J'.repeat(65), 'a\nb'])('%j is none', async (code) => {
    expect(await create(code)).toMatchObject({ status: 400, body: { errors: [{ path: 'code' }] } });
  });
});
