import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectEvents } from '../../../analytics/test/support/project-events.js';
import { createTestDatabase } from '../../../analytics/test/support/test-database.js';
import type { TestDatabase } from '../../../analytics/test/support/test-database.js';
import { ReadLiveSnapshot } from '../../src/modules/reports/live-counters.query.js';
import { liveFigures } from '../../src/modules/reports/rules/live-counters.js';
import { mintedClickId } from '../builders/click.js';
import { createKey, createProgram, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import type { ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/*
 * The same shop, link and order numbers in both modes: live orders are of 100 euros, test orders of 7. Whatever is read, a
 * sum or a row of the other mode in it shows.
 */
const amounts = { live: '100.00', test: '7.00' } as const;
type Mode = keyof typeof amounts;
const modes = ['live', 'test'] as const;
const otherOf = { live: 'test', test: 'live' } as const;

let clickhouse: TestDatabase;
let api: TestApi;
let shop: Shop;
let affiliate: ApiClient;
let merchants: Record<Mode, ApiClient>;
let conversions: Record<Mode, string>;

beforeAll(async () => {
  clickhouse = await createTestDatabase();
  api = await startTestApi({ CLICKHOUSE_DATABASE: clickhouse.name });
  shop = await createShop(api);
  affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
  const testKey = await createKey(api, shop.merchantId, 'api', false);
  merchants = { live: shop.merchant, test: api.anyone.as(testKey) };
  conversions = { live: await sell('live'), test: await sell('test') };
  await project();
}, 60_000);
afterAll(async () => {
  await api.close();
  await clickhouse.drop();
});

/** One sale by the shop's link. */
async function sell(mode: Mode): Promise<string> {
  const clickId = await mintedClickId(api, shop.link.id);
  const amount = { amount: amounts[mode], currency: 'EUR' };
  const sale = expectStatus(201, await merchants[mode].post('/v1/conversions', { orderId: 'side', clickId, amount }));
  expect(sale).toMatchObject({ livemode: mode === 'live', attribution: { attributed: true } });
  return sale['id'] as string;
}

/** Puts the events that were written into the tables of the analysis, as the projector does. */
async function project(): Promise<void> {
  const rows = await api.prisma.$queryRaw<{ event: unknown }[]>`
    select event from outbox where subject not like 'jobs.%' order by position`;
  await projectEvents(
    clickhouse.client,
    rows.map(({ event }) => event),
  );
}

async function idsOf(caller: ApiClient, path: string): Promise<string[]> {
  const { data } = expectStatus(200, await caller.get(path)) as unknown as { data: { id: string }[] };
  return data.map(({ id }) => id);
}

/** Amounts of a report of today, in the caller's sight. */
async function revenueOf(caller: ApiClient, filters: object, timeZone = 'UTC'): Promise<string[]> {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const to = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const body = { from: day, to, timeZone, groupBy: ['program'], filters };
  const { data } = (await caller.post('/v1/reports/query', body)).body as unknown as {
    data: { revenue: { amount: string } }[];
  };
  return data.map(({ revenue }) => revenue.amount);
}

const asked = (mode: Mode) => `livemode=${mode === 'live'}`;

test('the same order number is another order in the other mode, also for refunds', async () => {
  expect(conversions.live).not.toBe(conversions.test);
  for (const mode of modes) {
    const missing = { orderId: `refund-only-${mode}`, refundId: 'r1', reason: 'returned' };
    expectStatus(202, await merchants[mode].post('/v1/refunds', missing));
    const sale = { orderId: `refund-only-${mode}`, amount: { amount: '1.00', currency: 'EUR' } };
    const elsewhere = expectStatus(201, await merchants[otherOf[mode]].post('/v1/conversions', sale));
    expect(elsewhere).toMatchObject({ refundState: 'none' });
  }
});

test('the same Idempotency-Key is another key in the other mode', async () => {
  const headers = { 'idempotency-key': 'both-modes' };
  const sale = { orderId: 'keyed', amount: { amount: '1.00', currency: 'EUR' } };
  const [live, test] = [
    await merchants.live.post('/v1/conversions', sale, headers),
    await merchants.test.post('/v1/conversions', sale, headers),
  ];
  expect([live.status, test.status]).toEqual([201, 201]);
  expect(live.body['id']).not.toBe(test.body['id']);
});

describe.each(modes)("a merchant's %s key", (mode) => {
  test('lists its mode alone, whatever it asks for', async () => {
    for (const query of ['', '&livemode=true', '&livemode=false']) {
      const ids = await idsOf(merchants[mode], `/v1/conversions?orderId=side${query}`);
      expect(ids).toEqual([conversions[mode]]);
    }
  });

  test("finds nothing of the other mode's", async () => {
    const other = conversions[otherOf[mode]];
    const refund = { refundId: 'r2', reason: 'returned' };
    const answers = [
      await merchants[mode].get(`/v1/conversions/${other}`),
      await merchants[mode].get(`/v1/conversions/${other}/story`),
      await merchants[mode].post(`/v1/conversions/${other}/refunds`, refund),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await merchants[mode].get(`/v1/conversions/${conversions[mode]}`)).status).toBe(200);
  });

  test('reports its mode alone', async () => {
    expect(await revenueOf(merchants[mode], {})).toEqual([amounts[mode]]);
    expect(await revenueOf(merchants[mode], {}, 'Europe/Berlin')).toEqual([amounts[mode]]);
    expect(await revenueOf(merchants[mode], { livemode: mode !== 'live' })).toEqual([]);
  });
});

test('a key that is limited to another program reports nothing of this one', async () => {
  const programIds = [await createProgram(api, shop.merchantId)];
  const body = { kind: 'api', livemode: true, programIds };
  const { secret } = expectStatus(201, await api.admin.post(`/v1/merchants/${shop.merchantId}/api-keys`, body));
  expect(await revenueOf(api.anyone.as(secret as string), {})).toEqual([]);
  expect(await revenueOf(api.anyone.as(secret as string), { programId: shop.programId })).toEqual([]);
});

describe.each(modes)('staff in %s mode', (mode) => {
  const query = (path: string) => `${path}${path.includes('?') ? '&' : '?'}${asked(mode)}`;

  test('lists, finds and reports that mode alone', async () => {
    expect(await idsOf(api.admin, query('/v1/conversions?orderId=side'))).toEqual([conversions[mode]]);
    expect(await idsOf(api.admin, query('/v1/search?q=side'))).toEqual([conversions[mode]]);
    expect(await revenueOf(api.admin, { livemode: mode === 'live', programId: shop.programId })).toEqual([
      amounts[mode],
    ]);
    const commissions = expectStatus(
      200,
      await api.admin.get(query(`/v1/commissions?affiliateId=${shop.affiliate.id}`)),
    );
    expect(commissions['data']).toEqual([expect.objectContaining({ conversionId: conversions[mode] })]);
  });

  test('sees balances of that mode alone', async () => {
    const owed = { live: '8.00', test: '0.56' } as const;
    const { data } = expectStatus(200, await api.admin.get(query(`/v1/affiliates/${shop.affiliate.id}/balances`)));
    expect(data).toEqual([
      expect.objectContaining({ livemode: mode === 'live', pending: { amount: owed[mode], currency: 'EUR' } }),
    ]);
  });

  test('counts that mode alone, as it happens', async () => {
    const now = new Date();
    const snapshot = await new ReadLiveSnapshot(clickhouse.client).execute(now);
    const selection = { livemode: mode === 'live', programId: shop.programId };
    expect(liveFigures(snapshot, now.getTime() - 3_600_000, selection)).toMatchObject({
      conversionsToday: 1,
      revenueToday: [{ amount: amounts[mode], currency: 'EUR' }],
    });
  });
});

test("a merchant's keys are listed and counted by mode", async () => {
  for (const mode of modes) {
    const path = `/v1/merchants/${shop.merchantId}/api-keys?${asked(mode)}`;
    const { data } = expectStatus(200, await api.admin.get(path)) as unknown as { data: { livemode: boolean }[] };
    expect(new Set(data.map(({ livemode }) => livemode))).toEqual(new Set([mode === 'live']));
    const found = expectStatus(200, await api.admin.get(`/v1/merchants?q=${shop.merchantId}&${asked(mode)}`));
    expect(found['data']).toEqual([expect.objectContaining({ keys: data.length })]);
  }
});

test('staff who say nothing see live data', async () => {
  expect(await idsOf(api.admin, '/v1/conversions?orderId=side')).toEqual([conversions.live]);
  expect(await idsOf(api.admin, '/v1/search?q=side')).toEqual([conversions.live]);
  expect(await revenueOf(api.admin, { programId: shop.programId })).toEqual([amounts.live]);
});

describe('affiliates see live data alone, whatever they ask for', () => {
  test('conversions and commissions', async () => {
    expect(await idsOf(affiliate, '/v1/conversions')).toEqual([conversions.live]);
    const { data } = expectStatus(200, await affiliate.get('/v1/commissions'));
    expect(data).toEqual([expect.objectContaining({ conversionId: conversions.live })]);
    for (const list of ['conversions', 'commissions']) {
      expect(await idsOf(affiliate, `/v1/${list}?livemode=false`)).toEqual([]);
    }
    expect((await affiliate.get(`/v1/conversions/${conversions.test}`)).status).toBe(404);
  });

  test('earnings, balances and reports', async () => {
    const earnings = expectStatus(200, await affiliate.get('/v1/me/earnings'));
    expect(earnings['data'][0]?.['states']).toMatchObject([{ count: 1, amount: { amount: '8.00' } }]);
    for (const path of ['/v1/me/balances', `/v1/affiliates/${shop.affiliate.id}/balances?livemode=false`]) {
      const { data } = expectStatus(200, await affiliate.get(path));
      expect(data).toMatchObject([{ livemode: true, pending: { amount: '8.00' } }]);
    }
    expect(await revenueOf(affiliate, {})).toEqual([amounts.live]);
    expect(await revenueOf(affiliate, { livemode: false })).toEqual([]);
  });
});

test('the views of the analysis keep the modes apart', async () => {
  for (const [view, sum] of [
    ['v_performance_daily', 'sum(revenue)'],
    ['v_conversions', 'sum(amount)'],
    ['v_commissions', 'count()'],
  ]) {
    const result = await clickhouse.client.query({
      query: `SELECT livemode, toString(${sum}) AS total FROM ${view} GROUP BY livemode ORDER BY livemode DESC`,
      format: 'JSONEachRow',
    });
    const expected = view === 'v_commissions' ? ['1', '1'] : ['100', '7'];
    expect(await result.json()).toEqual([
      { livemode: true, total: expected[0] },
      { livemode: false, total: expected[1] },
    ]);
  }
});

test('the books keep the modes in accounts of their own', async () => {
  const rows = await api.prisma.$queryRaw<{ livemode: boolean; named: boolean }[]>`
    select distinct t.livemode, starts_with(a.path, 'test/') as named
    from ledger_entries e join ledger_transactions t on t.id = e.transaction_id join ledger_accounts a on a.id = e.account_id
    order by 1`;
  expect(rows).toEqual([
    { livemode: false, named: true },
    { livemode: true, named: false },
  ]);
});
