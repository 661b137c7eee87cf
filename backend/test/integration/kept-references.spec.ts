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
      values ('lnk_1', 'prg_1', 'aff_1', 'ann', 'https://shop.example/');`);
}, 90_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

let orders = 0;
const conversion = async (
  program: string,
  merchant: string,
  { affiliate = null, link = null }: { affiliate?: string | null; link?: string | null } = {},
): Promise<void> => {
  const id = `cnv_${(orders += 1)}`;
  await client.query(
    `insert into conversions (id, merchant_id, program_id, livemode, type, order_id, status, occurred_at, recorded_at,
       booking_date, terms_version, affiliate_id, link_id, attribution)
     values ($1, $2, $3, true, 'sale', $1, 'recorded', now(), now(), current_date, 1, $4, $5, '{}')`,
    [id, merchant, program, affiliate, link],
  );
};

describe('a conversion', () => {
  test('is of a program of its merchant, and of an affiliate and a link that are there, or of none', async () => {
    await conversion('prg_1', 'mer_1', { affiliate: 'aff_1', link: 'lnk_1' });
    await conversion('prg_2', 'mer_2');
  });

  test.each([
    ['a program that is not there', 'prg_0', 'mer_1', {}],
    ["another merchant's program", 'prg_2', 'mer_1', {}],
    ['an affiliate that is not there', 'prg_1', 'mer_1', { affiliate: 'aff_0' }],
    ['a link that is not there', 'prg_1', 'mer_1', { affiliate: 'aff_1', link: 'lnk_0' }],
  ])('is refused with %s', async (_, program, merchant, rest) => {
    await expect(conversion(program, merchant, rest)).rejects.toMatchObject({ code: '23503' });
  });

  test.each(['program_id', 'merchant_id', 'affiliate_id', 'link_id'])('keeps its %s', async (column) => {
    await conversion('prg_1', 'mer_1', { affiliate: 'aff_1', link: 'lnk_1' });
    await expect(client.query(`update conversions set ${column} = 'other'`)).rejects.toMatchObject({ code: '23001' });
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
