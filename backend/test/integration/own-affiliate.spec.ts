import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { ApproveDueCommissions } from '../../src/modules/commission/public.js';
import { mintedClickId } from '../builders/click.js';
import { createAffiliate, createProgram, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** What an affiliate sees of itself: programs, earnings, its own side of a conversion, its profile. */
const day = 24 * 60 * 60 * 1000;
let api: TestApi;
let shop: Shop;
let affiliate: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
}, 60_000);
afterAll(() => api.close());

const eur = (amount: string) => ({ amount, currency: 'EUR' });

async function sale(orderId: string, fields: object): Promise<string> {
  const body = { orderId, amount: eur('119.00'), tax: eur('19.00'), ...fields };
  return expectStatus(201, await shop.merchant.post('/v1/conversions', body))['id'] as string;
}

describe('own programs', () => {
  test('with the terms in force, the proven domains and the own standing', async () => {
    const { data, nextCursor } = expectStatus(200, await affiliate.get('/v1/me/programs'));
    expect(nextCursor).toBeNull();
    expect(data).toEqual([
      expect.objectContaining({
        programId: shop.programId,
        membership: 'approved',
        currency: 'EUR',
        provenDomains: ['shop.example'],
        terms: expect.objectContaining({ commission: { kind: 'percent', percent: '8', base: 'net' } }),
      }),
    ]);
    expect(JSON.stringify(data)).not.toContain('merchantId');
  });

  test('section 2: terms that are set for later are told beforehand', async () => {
    const programId = await createProgram(api, shop.merchantId);
    const { email, password } = await createAffiliate(api, [programId]);
    const own = async () =>
      expectStatus(200, await (await api.signIn(email, password)).get('/v1/me/programs'))[
        'data'
      ] as unknown as object[];
    expect(await own()).toMatchObject([{ upcomingTerms: null }]);
    const effectiveFrom = new Date(Date.now() + 3 * day).toISOString();
    const terms = { attributionModel: 'last_click', commission: { kind: 'percent', percent: '12', base: 'net' } };
    expectStatus(201, await api.admin.post(`/v1/programs/${programId}/terms`, { ...terms, effectiveFrom }));
    expect(await own()).toMatchObject([
      { terms: { commission: { percent: '8' } }, upcomingTerms: { effectiveFrom, commission: { percent: '12' } } },
    ]);
  });

  test('of somebody who is in none: an empty list', async () => {
    const { email, password } = await createAffiliate(api, []);
    const newcomer = await api.signIn(email, password);
    expect(expectStatus(200, await newcomer.get('/v1/me/programs'))['data']).toEqual([]);
    expect(expectStatus(200, await newcomer.get('/v1/me/earnings'))['data']).toEqual([]);
  });

  test('are for affiliates only', async () => {
    for (const path of ['programs', 'earnings']) {
      expect((await api.admin.get(`/v1/me/${path}`)).status).toBe(403);
      expect((await api.anyone.get(`/v1/me/${path}`)).status).toBe(401);
    }
  });
});

describe('own earnings', () => {
  test('by state, with the first date on which something becomes payable; in two currencies apart', async () => {
    const usd = await createProgram(api, shop.merchantId, {
      currency: 'USD',
      timeZone: 'America/New_York',
      terms: { attributionModel: 'last_click', holdDays: 10, commission: { kind: 'flat', amount: '3.00' } },
    });
    expectStatus(201, await api.admin.post(`/v1/programs/${usd}/affiliates`, { affiliateId: shop.affiliate.id }));
    const coupon = { programId: usd, affiliateId: shop.affiliate.id, code: 'USD10' };
    expectStatus(201, await api.admin.post('/v1/coupons', coupon));

    api.clock.advance(-31 * day);
    await sale('early', { clickId: await mintedClickId(api, shop.link.id, api.clock.now()) });
    api.clock.set(new Date());
    await api.app.get(CommandBus).execute(new ApproveDueCommissions());
    await sale('late', { clickId: await mintedClickId(api, shop.link.id) });
    await sale('lead', { programId: usd, couponCode: 'usd10' });
    const refunded = await sale('half', { couponCode: shop.couponCode, programId: shop.programId });
    expectStatus(
      201,
      await shop.merchant.post(`/v1/conversions/${refunded}/refunds`, { amount: eur('59.50'), reason: 'back' }),
    );

    const { data } = expectStatus(200, await affiliate.get('/v1/me/earnings'));
    const inDays = (days: number, timeZone: string) =>
      new Intl.DateTimeFormat('en-CA', { timeZone }).format(api.clock.now().getTime() + days * day);
    expect(data).toEqual([
      {
        ...{ programId: shop.programId, programName: 'Program', currency: 'EUR', timeZone: 'Europe/Berlin' },
        states: [
          { status: 'approved', count: 1, amount: eur('8.00'), reversedAmount: eur('0.00') },
          { status: 'pending', count: 2, amount: eur('12.00'), reversedAmount: eur('4.00') },
        ],
        next: { date: inDays(30, 'Europe/Berlin'), at: expect.any(String), count: 2, amount: eur('12.00') },
      },
      expect.objectContaining({
        programId: usd,
        states: [
          {
            ...{ status: 'pending', count: 1, amount: { amount: '3.00', currency: 'USD' } },
            reversedAmount: { amount: '0.00', currency: 'USD' },
          },
        ],
        next: expect.objectContaining({ date: inDays(10, 'America/New_York'), count: 1 }),
      }),
    ]);
  });

  test('section 2: what was reversed is told with its amount', async () => {
    const { email, password, id } = await createAffiliate(api, [shop.programId]);
    const coupon = { programId: shop.programId, affiliateId: id, code: 'GONE' };
    expectStatus(201, await api.admin.post('/v1/coupons', coupon));
    const evidence = { couponCode: 'GONE', programId: shop.programId };
    const gone = await sale('gone', evidence);
    await sale('stays', evidence);
    expectStatus(201, await shop.merchant.post(`/v1/conversions/${gone}/refunds`, { reason: 'back' }));
    const { data } = expectStatus(200, await (await api.signIn(email, password)).get('/v1/me/earnings'));
    expect(data[0]?.['states']).toEqual([
      { status: 'pending', count: 1, amount: eur('8.00'), reversedAmount: eur('0.00') },
      { status: 'reversed', count: 1, amount: eur('0.00'), reversedAmount: eur('8.00') },
    ]);
  });

  test('what cannot be decided yet has a count and no amount', async () => {
    const { email, password, id } = await createAffiliate(api, [shop.programId]);
    const coupon = { programId: shop.programId, affiliateId: id, code: 'FX10' };
    expectStatus(201, await api.admin.post('/v1/coupons', coupon));
    const dollars = { amount: { amount: '10.00', currency: 'USD' }, tax: undefined, couponCode: 'FX10' };
    await sale('fx', { ...dollars, programId: shop.programId });
    const { data } = expectStatus(200, await (await api.signIn(email, password)).get('/v1/me/earnings'));
    expect(data).toMatchObject([{ states: [{ status: 'on_hold', count: 1, amount: null }], next: null }]);
  });

  test('test data is not counted, and the list can leave it out too', async () => {
    const { data } = expectStatus(200, await affiliate.get('/v1/commissions?livemode=false'));
    expect(data).toEqual([]);
  });
});

test('of a conversion that others were weighed for too, an affiliate sees its own side only', async () => {
  const rival = await createAffiliate(api, [shop.programId]);
  const rivalCoupon = { programId: shop.programId, affiliateId: rival.id, code: 'RIVAL' };
  expectStatus(201, await api.admin.post('/v1/coupons', rivalCoupon));
  const clickId = await mintedClickId(api, shop.link.id, api.clock.now());
  const id = await sale('two-sided', { clickId, couponCode: 'RIVAL', metadata: { margin: '40' } });
  const whole = expectStatus(200, await api.admin.get(`/v1/conversions/${id}`));
  expect(JSON.stringify(whole)).toContain(rival.id);
  const own = expectStatus(200, await affiliate.get(`/v1/conversions/${id}`));
  expect(own).toMatchObject({
    clickId,
    couponCode: null,
    metadata: null,
    commissions: [{ affiliateId: shop.affiliate.id, base: eur('100.00'), amount: eur('8.00') }],
  });
  expect(JSON.stringify(own)).not.toMatch(new RegExp(`${rival.id}|RIVAL|margin`));
});

describe('the own profile', () => {
  test('another name, kept as written', async () => {
    const name = `<script>alert(1)</script> ${'מ'.repeat(70)}`;
    expect(expectStatus(200, await affiliate.patch('/v1/me', { name }))).toMatchObject({ name });
    expect(expectStatus(200, await affiliate.get(`/v1/affiliates/${shop.affiliate.id}`))['name']).toBe(name);
  });

  test.each([[{}], [{ name: ' ' }], [{ name: 'x'.repeat(101) }], [{ name: 'x', email: 'a@b.example' }]])(
    'refuses %j',
    async (body) => {
      expect((await affiliate.patch('/v1/me', body)).status).toBe(400);
    },
  );
});
