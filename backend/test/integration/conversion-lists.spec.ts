import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mintedClickId } from '../builders/click.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import type { ApiBody, ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** What stands in a row of conversions and commissions, in which order, and by which filters they are found. */
let api: TestApi;
let shop: Shop;
let other: Shop;
let affiliate: ApiClient;
let clickId: string;
const ids: Record<string, string> = {};

const sales = [
  { orderId: 'HP-10636', amount: '50.00', currency: 'EUR', by: 'link', occurredAt: '2026-11-03T10:00:00Z' },
  { orderId: 'HP-106363', amount: '120.00', currency: 'EUR', by: 'coupon', occurredAt: '2026-11-01T10:00:00Z' },
  { orderId: 'hp-20001', amount: '7.50', currency: 'USD', by: 'coupon', occurredAt: '2026-11-02T10:00:00Z' },
  { orderId: 'HP_9', amount: undefined, currency: undefined, by: 'nobody', occurredAt: '2026-11-04T10:00:00Z' },
] as const;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api, { name: 'Harbour & Pine' });
  other = await createShop(api, { name: 'Somebody else' });
  affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
  api.clock.set(new Date('2026-11-05T12:00:00Z'));
  clickId = await mintedClickId(api, shop.link.id, new Date('2026-11-02T12:00:00Z'));
  for (const sale of sales) ids[sale.orderId] = await record(sale);
  expectStatus(201, await api.admin.post(`/v1/conversions/${ids['HP-10636']}/refunds`, partly));
  expectStatus(201, await api.admin.post(`/v1/conversions/${ids['hp-20001']}/refunds`, { reason: 'returned' }));
  await other.merchant.post('/v1/conversions', { orderId: 'HP-1', type: 'lead', programId: other.programId });
}, 60_000);
afterAll(() => api.close());

const partly = { reason: 'a part', amount: { amount: '10.00', currency: 'EUR' } };

async function record({ orderId, amount, currency, by, occurredAt }: (typeof sales)[number]): Promise<string> {
  api.clock.advance(1_000);
  const evidence = { link: { clickId }, coupon: { couponCode: shop.couponCode }, nobody: {} }[by];
  const paid = amount === undefined ? { type: 'lead' } : { amount: { amount, currency } };
  const items =
    amount === '50.00' ? { items: [{ sku: 's1', name: 'Oak chair', quantity: 1, amount: { amount, currency } }] } : {};
  const body = { orderId, programId: shop.programId, occurredAt, ...paid, ...evidence, ...items };
  return expectStatus(201, await shop.merchant.post('/v1/conversions', body))['id'] as string;
}

async function rowsOf(path: string, caller: ApiClient = api.admin): Promise<readonly ApiBody[]> {
  return expectStatus(200, await caller.get(path))['data'] as readonly ApiBody[];
}

async function orders(query: string): Promise<string[]> {
  const rows = await rowsOf(`/v1/conversions?merchantId=${shop.merchantId}&${query}`);
  return rows.map((row) => row['orderId'] as string);
}

test('section 5, Lists: chosen rows are listed, summed up and saved by their ids', async () => {
  const chosen = `ids=${ids['HP-10636']},${ids['hp-20001']}`;
  expect(await orders(`${chosen}&sort=occurredAt`)).toEqual(['hp-20001', 'HP-10636']);
  const summary = expectStatus(200, await api.admin.get(`/v1/conversions/summary?${chosen}`));
  expect(summary['count']).toBe(2);
  expectStatus(400, await api.admin.get('/v1/conversions?ids=HP-10636'));
});

describe('case 12: a row says names and commission', () => {
  test('of a conversion, to staff', async () => {
    const [row] = await rowsOf('/v1/conversions?orderId=HP-10636');
    expect(row).toMatchObject({
      merchant: { id: shop.merchantId, name: 'Shop' },
      program: { id: shop.programId, name: 'Harbour & Pine' },
      affiliate: { id: shop.affiliate.id, name: 'Affiliate' },
      link: { id: shop.link.id, name: shop.link.code, destinationUrl: 'https://shop.example/shoes' },
      product: 'Oak chair',
      commission: {
        status: 'pending',
        amount: { amount: '4.00', currency: 'EUR' },
        reversedAmount: { amount: '0.80', currency: 'EUR' },
        remaining: { amount: '3.20', currency: 'EUR' },
      },
    });
  });

  test('of one that nobody earned', async () => {
    const [row] = await rowsOf('/v1/conversions?orderId=HP_9');
    expect(row).toMatchObject({ affiliate: null, link: null, product: null, commission: null, amount: null });
  });

  test('of a commission, to its affiliate', async () => {
    const rows = await rowsOf('/v1/commissions', affiliate);
    const [, , oldest] = rows;
    expect(oldest).toMatchObject({
      program: { name: 'Harbour & Pine' },
      affiliate: { id: shop.affiliate.id },
      link: { name: shop.link.code, destinationUrl: 'https://shop.example/shoes' },
      order: { id: 'HP-10636', product: 'Oak chair', occurredAt: '2026-11-03T10:00:00.000Z' },
    });
  });
});

test('B25: commissions are in the order of the time that they show', async () => {
  const times = (await rowsOf('/v1/commissions?limit=200')).map((row) => row['recordedAt'] as string);
  expect(times).toHaveLength(3);
  expect(times).toEqual([...times].sort().reverse());
});

describe('orders of the list', () => {
  test.each([
    ['-recordedAt', ['HP_9', 'hp-20001', 'HP-106363', 'HP-10636']],
    ['-occurredAt', ['HP_9', 'HP-10636', 'hp-20001', 'HP-106363']],
    ['occurredAt', ['HP-106363', 'hp-20001', 'HP-10636', 'HP_9']],
    ['-amount', ['hp-20001', 'HP-106363', 'HP-10636']],
    ['amount', ['HP-10636', 'HP-106363', 'hp-20001']],
  ])('by %s, also page by page', async (sort, expected) => {
    expect(await orders(`sort=${sort}`)).toEqual(expected);
    const seen: string[] = [];
    let cursor = '';
    do {
      const path = `/v1/conversions?merchantId=${shop.merchantId}&sort=${sort}&limit=1`;
      const page: ApiBody = expectStatus(200, await api.admin.get(cursor === '' ? path : `${path}&cursor=${cursor}`));
      seen.push(...(page['data'] as readonly ApiBody[]).map((row) => row['orderId'] as string));
      cursor = (page['nextCursor'] as string | null) ?? '';
    } while (cursor !== '');
    expect(seen).toEqual(expected);
  });

  test('a cursor of another order is refused', async () => {
    const { nextCursor } = expectStatus(200, await api.admin.get('/v1/conversions?limit=1'));
    const answer = await api.admin.get(`/v1/conversions?sort=-amount&cursor=${String(nextCursor)}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
  });
});

describe('filters of the list', () => {
  test.each([
    ['currency=EUR', ['HP-106363', 'HP-10636']],
    ['currency=EUR&amountFrom=100', ['HP-106363']],
    ['currency=EUR&amountFrom=50&amountTo=50.00', ['HP-10636']],
    ['recordedFrom=2026-11-05T12:00:03Z&recordedTo=2026-11-05T12:00:04Z', ['hp-20001']],
    ['commissionStatus=reversed', ['hp-20001']],
    ['status=on_hold', ['hp-20001']],
  ])('%s', async (query, expected) => {
    expect(await orders(query)).toEqual(expected);
  });

  test('by link, by affiliate, by program', async () => {
    expect(await orders(`linkId=${shop.link.id}`)).toEqual(['HP-10636']);
    expect(await orders(`affiliateId=${shop.affiliate.id}&sort=occurredAt`)).toHaveLength(3);
    expect(await orders(`programId=${other.programId}`)).toEqual([]);
  });

  test('B26: "refunded" is partly or fully refunded', async () => {
    expect(await orders('refundState=refunded')).toEqual(['hp-20001', 'HP-10636']);
  });

  test('amounts without a currency are refused, naming the field', async () => {
    const answer = await api.admin.get('/v1/conversions?amountFrom=5');
    expect(answer).toMatchObject({ status: 400, body: { code: 'currency_required', errors: [{ path: 'currency' }] } });
  });
});

describe('case 13, B15: an order is found by how it begins or ends, in any letter case', () => {
  test.each([
    ['hp-10636', ['HP-106363', 'HP-10636']],
    ['hp-106363', ['HP-106363']],
    ['106363', ['HP-106363']],
    ['HP-2', ['hp-20001']],
    ['hp_', ['HP_9']],
    ['%', []],
  ])('q=%s', async (q, expected) => {
    expect(await orders(`q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  test('and by its click', async () => {
    expect(await orders(`q=${encodeURIComponent(clickId)}`)).toEqual(['HP-10636']);
  });
});

describe('what a filter comes to', () => {
  const summaryOf = async (query: string, caller = api.admin): Promise<ApiBody> =>
    expectStatus(200, await caller.get(`/v1/conversions/summary?merchantId=${shop.merchantId}&${query}`));
  const eur = (amount: string) => ({ amount, currency: 'EUR' });
  const usd = (amount: string) => ({ amount, currency: 'USD' });

  test('B13: an exact count and sums per currency', async () => {
    expect(await summaryOf('')).toEqual({
      count: 4,
      exact: true,
      sums: [
        { currency: 'EUR', amount: eur('170.00'), refundedAmount: eur('10.00'), commission: eur('12.80') },
        { currency: 'USD', amount: usd('7.50'), refundedAmount: usd('7.50'), commission: usd('0.00') },
      ],
    });
    expect(await summaryOf('currency=EUR&amountFrom=100')).toMatchObject({
      count: 1,
      sums: [{ amount: eur('120.00') }],
    });
    expect(await summaryOf('status=rejected')).toEqual({ count: 0, exact: true, sums: [] });
  });

  test('B13: to an affiliate, its own', async () => {
    expect(await summaryOf('', affiliate)).toMatchObject({ count: 3, sums: [{ commission: eur('12.80') }, {}] });
  });

  test('B14: how many are new', async () => {
    const path = `/v1/conversions/new?merchantId=${shop.merchantId}&since=`;
    const [newest] = await rowsOf(`/v1/conversions?merchantId=${shop.merchantId}`);
    const since = String(newest?.['recordedAt']);
    expect(expectStatus(200, await api.admin.get(path + since))).toEqual({ count: 0, exact: true });
    expect(expectStatus(200, await api.admin.get(`${path}2026-01-01T00:00:00Z&currency=EUR`))).toMatchObject({
      count: 2,
    });
  });

  test.each([
    ['', { previous: 'hp-20001', next: 'HP-10636', position: 3 }],
    ['&sort=amount', { previous: 'HP-10636', next: 'hp-20001', position: 2 }],
    ['&currency=EUR', { previous: null, next: 'HP-10636', position: 1 }],
    ['&currency=USD', { previous: 'hp-20001', next: null, position: null }],
  ])('previous and next of HP-106363 in the list%s', async (query, expected) => {
    const path = `/v1/conversions/${ids['HP-106363']}/neighbours?merchantId=${shop.merchantId}${query}`;
    const { previous, next, position } = expectStatus(200, await api.admin.get(path));
    const order = (one: unknown) => (one as { orderId: string } | null)?.orderId ?? null;
    expect({ previous: order(previous), next: order(next), position }).toEqual(expected);
  });
});

test('case 11: oldest first waits until nothing earlier can come', async () => {
  const recorded = new Date('2026-11-10T12:00:00Z');
  api.clock.set(recorded);
  await record({ ...sales[0], orderId: 'fresh' } as never);
  expect(await orders('sort=recordedAt')).not.toContain('fresh');
  expect(await orders('sort=-recordedAt')).toContain('fresh');
  api.clock.advance(20_000);
  expect((await orders('sort=recordedAt')).at(-1)).toBe('fresh');
});

describe('S13: who sees amounts', () => {
  test('support finds the order, and no money in its row', async () => {
    const support = await signInAs(api, 'support', null);
    const [row] = await rowsOf('/v1/conversions?orderId=HP-10636', support);
    expect(row).toMatchObject({ orderId: 'HP-10636', amount: null, refundedAmount: null, commission: null });
    const sums = expectStatus(200, await support.get(`/v1/conversions/summary?merchantId=${shop.merchantId}`));
    expect(sums).toMatchObject({ exact: true, sums: null });
    for (const query of ['currency=EUR&amountFrom=1', 'sort=amount', 'sort=-amount', 'commissionStatus=paid']) {
      const answer = await support.get(`/v1/conversions?${query}`);
      expect(answer).toMatchObject({ status: 403, body: { code: 'amounts_not_allowed' } });
    }
  });
});
