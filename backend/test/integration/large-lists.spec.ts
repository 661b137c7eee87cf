import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { listConversionsQuery } from '../../src/modules/attribution/conversion-filter.schema.js';
import type { ConversionScope } from '../../src/modules/attribution/conversion-scope.js';
import { conversionPage } from '../../src/modules/attribution/list-conversions.query.js';
import { sql } from '../../src/platform/sql.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/**
 * Case 11: one merchant among fifty has a thousandth of a large table. What a page of a list costs is told by the pages of
 * memory that PostgreSQL touches for it, which does not depend on how busy the machine is.
 */
const many = 150_000;
const merchants = 50;
const thousandth = many / 1_000;
/** Fifty rows with five look-ups each, of three or four pages, and the way into an index; reading the table is 20,000 and more. */
const mostPages = 2_000;
/** The tables that have a row or more for each conversion. */
const large = ['conversions', 'attribution_decisions', 'attribution_shares'];
let api: TestApi;
let shop: Shop;
let own: ConversionScope;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  const amount = { amount: '119.00', currency: 'EUR' };
  const order = { orderId: 'first', couponCode: shop.couponCode, amount };
  expectStatus(201, await shop.merchant.post('/v1/conversions', order));
  own = { merchantId: shop.merchantId, livemode: true, programIds: null };
  await fill(api.config.DATABASE_URL);
}, 180_000);
afterAll(() => api.close());

/** Copies of the one order: a thousandth for its merchant, the rest for 49 others; one in 5,000 on hold or a trial. */
async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // References are not checked: only their names would have to exist.
    await client.query('set session_replication_role = replica');
    const { rows } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute
       where attrelid = 'conversions'::regclass and attnum > 0 and not attisdropped and attidentity = ''`,
    );
    const ours = `n % 1000 = 0`;
    const values: Record<string, string> = {
      id: `'cnv_' || lpad(n::text, 26, '0')`,
      order_id: `'HP-' || n`,
      merchant_id: `case when ${ours} then merchant_id else 'mer_' || (n % ${merchants - 1}) end`,
      program_id: `case when ${ours} then program_id else 'prg_' || (n % ${merchants - 1}) end`,
      coupon_code: `'CODE' || (n % 2000)`,
      livemode: `n % 5000 <> 1`,
      status: `case when n % 5000 = 2 then 'on_hold' else status end`,
      amount_minor: `n`,
      recorded_at: `recorded_at - n * interval '1 second'`,
      occurred_at: `occurred_at - n * interval '1 second'`,
    };
    const names = rows.map(({ name }) => name);
    await client.query(`
      insert into conversions (${names.join()}) select ${names.map((name) => values[name] ?? name).join()}
      from conversions, generate_series(1, ${many}) n`);
    const first = (await client.query<{ id: string }>(`select conversion_id as id from attribution_decisions`)).rows[0]
      ?.id;
    await client.query(
      `insert into attribution_decisions
       select c.id, d.no, c.program_id, d.terms_version, d.model, d.attributed, d.reason, d.evidence, c.recorded_at, d.cause
       from conversions c, attribution_decisions d where d.conversion_id = $1 and c.id <> $1`,
      [first],
    );
    await client.query(
      `insert into attribution_shares
       select c.id, 1, 1, case when c.amount_minor % 1000 = 0 then s.affiliate_id else 'aff_' || (c.amount_minor % 500) end,
         'lnk_' || (c.amount_minor % 2000), null, 'click', 'x', null, 1, 1, c.recorded_at
       from conversions c, attribution_shares s where s.conversion_id = $1 and c.id <> $1`,
      [first],
    );
    await client.query(
      `insert into holds (id, conversion_id, reason, blocks, opened_at, opened_by_kind, opened_by)
       select 'hld_' || substr(id, 5), id, 'merchant_pending', 'approval', recorded_at, 'system', 'test'
       from conversions where status = 'on_hold'`,
    );
    for (const table of ['conversions', 'attribution_decisions', 'attribution_shares', 'holds'])
      await client.query(`analyze ${table}`);
  } finally {
    await client.end();
  }
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[];
}

/** Pages touched for one page of a list, and what was read from its first row to its last. */
async function costOf(query: string, scope: ConversionScope): Promise<{ pages: number; wholeTables: string[] }> {
  const input = listConversionsQuery.parse(Object.fromEntries(new URLSearchParams(query)));
  const statement = conversionPage(input, scope, new Date());
  const [row] = await api.db.rows<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
    sql`explain (analyze, buffers, format json) ${statement}`,
  );
  const plan = row?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error('no plan');
  const all = (one: Plan): Plan[] => [one, ...(one.Plans ?? []).flatMap(all)];
  return {
    pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    wholeTables: all(plan)
      .filter((one) => one['Node Type'] === 'Seq Scan' && large.includes(one['Relation Name'] ?? ''))
      .map((one) => one['Node Type']),
  };
}

test.each([
  '',
  'sort=recordedAt',
  'sort=-occurredAt',
  'sort=occurredAt',
  'sort=-amount',
  'sort=amount',
  'status=on_hold',
  'from=2020-01-01T00:00:00Z',
  'couponCode=code1000',
  'q=hp-14',
])('case 11: a merchant with a thousandth of the table lists ?%s', async (query) => {
  const { pages, wholeTables } = await costOf(query, own);
  expect(wholeTables).toEqual([]);
  expect(pages).toBeLessThan(mostPages);
});

test.each([
  '',
  'livemode=false',
  'status=on_hold',
  'sort=-occurredAt',
  'sort=-amount&currency=EUR',
  'attributed=true',
  'linkId=lnk_01h455vb4pex5vsknk084sn02q',
  'couponCode=code1000',
  'affiliateId=aff_01h455vb4pex5vsknk084sn02q',
  'q=hp-149999',
  'q=149999',
  'orderId=HP-149999',
])('case 11: staff list ?%s of everybody', async (query) => {
  const { pages, wholeTables } = await costOf(query, {});
  expect(wholeTables).toEqual([]);
  expect(pages).toBeLessThan(mostPages);
});

test.each(['', 'sort=recordedAt', 'status=on_hold'])(
  'case 11: an affiliate with a thousandth lists ?%s',
  async (query) => {
    const { pages, wholeTables } = await costOf(query, { affiliateId: shop.affiliate.id, livemode: true });
    expect(wholeTables).toEqual([]);
    expect(pages).toBeLessThan(mostPages);
  },
);

test('case 11: and the merchant finds all of its own', async () => {
  const { count } = expectStatus(200, await shop.merchant.get('/v1/conversions/summary'));
  expect(count).toBe(thousandth + 1);
});
