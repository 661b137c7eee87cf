import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`
    insert into merchants (id, name) values ('mer_1', 'One'), ('mer_2', 'Two');
    insert into programs (id, merchant_id, name, currency, time_zone)
      values ('prg_1', 'mer_1', 'First', 'EUR', 'UTC'), ('prg_2', 'mer_2', 'Second', 'EUR', 'UTC');
    insert into affiliates (id, name, email) values ('aff_1', 'Ann', 'ann@example.com');
    insert into program_affiliates (program_id, affiliate_id, status) values ('prg_1', 'aff_1', 'approved');
    insert into links (id, program_id, affiliate_id, code, destination_url)
      values ('lnk_1', 'prg_1', 'aff_1', 'ann', 'https://shop.example/');
    insert into coupons (id, program_id, affiliate_id, code, code_key) values ('cpn_1', 'prg_1', 'aff_1', 'ANN', 'ANN');
    insert into terms (id, program_id, version, effective_from, schema_version, document, published_at)
      select 'trm_' || id, id, 1, now(), 1, '{"attribution": {"model": "last_click", "windowDays": 30}, "holdDays": 0,
        "commissionRules": [{"id": "base", "kind": "flat", "amount": "1.00"}]}', now() from programs;`);
}, 90_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

interface Named {
  readonly affiliate?: string;
  readonly link?: string;
  readonly coupon?: string;
  readonly terms?: number;
}

let orders = 0;
/** Recorded as the application does it: in one transaction with its decision, and with a share if an affiliate is named. */
const conversion = async (
  program: string,
  merchant: string,
  { affiliate, link, coupon, terms = 1 }: Named = {},
): Promise<void> => {
  const id = `cnv_${(orders += 1)}`;
  await client.query('begin');
  try {
    await client.query(
      `insert into conversions (id, merchant_id, program_id, livemode, type, order_id, status, occurred_at, recorded_at,
         booking_date, terms_version, decision_no)
       values ($1, $2, $3, true, 'sale', $1, 'recorded', now(), now(), current_date, 1, 1)`,
      [id, merchant, program],
    );
    await client.query(
      `insert into attribution_decisions (conversion_id, no, program_id, terms_version, model, attributed, reason, evidence,
         decided_at, cause)
       values ($1, 1, $2, $3, 'last_click', $4, 'no_evidence', '{"version": 1, "touchpoints": []}', now(), 'recorded')`,
      [id, program, terms, affiliate !== undefined],
    );
    if (affiliate !== undefined)
      await client.query(
        `insert into attribution_shares (conversion_id, decision_no, position, affiliate_id, link_id, coupon_id,
           touchpoint_kind, touchpoint_reference, numerator, denominator, recorded_at)
         values ($1, 1, 1, $2, $3, $4, case when $4::text is null then 'click' else 'coupon' end, 'x', 1, 1, now())`,
        [id, affiliate, link, coupon],
      );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

describe('a conversion', () => {
  test('is of a program of its merchant, and of an affiliate and a link that are there, or of none', async () => {
    await conversion('prg_1', 'mer_1', { affiliate: 'aff_1', link: 'lnk_1' });
    await conversion('prg_1', 'mer_1', { affiliate: 'aff_1', coupon: 'cpn_1' });
    await conversion('prg_2', 'mer_2');
  });

  test.each([
    ['a program that is not there', 'prg_0', 'mer_1', {}],
    ["another merchant's program", 'prg_2', 'mer_1', {}],
    ['terms that are not there', 'prg_1', 'mer_1', { terms: 2 }],
    ['an affiliate that is not there', 'prg_1', 'mer_1', { affiliate: 'aff_0', link: 'lnk_1' }],
    ['a link that is not there', 'prg_1', 'mer_1', { affiliate: 'aff_1', link: 'lnk_0' }],
    ['a coupon that is not there', 'prg_1', 'mer_1', { affiliate: 'aff_1', coupon: 'cpn_0' }],
  ])('is refused with %s', async (_, program, merchant, rest) => {
    await expect(conversion(program, merchant, rest)).rejects.toMatchObject({ code: '23503' });
  });

  test.each(['program_id', 'merchant_id', 'recorded_at'])('keeps its %s', async (column) => {
    await conversion('prg_1', 'mer_1', { affiliate: 'aff_1', link: 'lnk_1' });
    const other = column === 'recorded_at' ? `now() + interval '1 second'` : `'other'`;
    await expect(client.query(`update conversions set ${column} = ${other}`)).rejects.toMatchObject({ code: '23001' });
  });
});

test.each(['programs', 'affiliates', 'links'])(
  '%s that a conversion names are neither deleted nor get another id',
  async (table) => {
    await conversion('prg_1', 'mer_1', { affiliate: 'aff_1', link: 'lnk_1' });
    for (const statement of [`delete from ${table}`, `update ${table} set id = id || 'x'`])
      await expect(client.query(statement)).rejects.toMatchObject({ code: '23503' });
    await expect(client.query(`truncate ${table} cascade`)).rejects.toMatchObject({ code: '23001' });
  },
);
