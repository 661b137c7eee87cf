import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { findLedgerDifferences } from '../../src/modules/ledger/public.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { testConfig } from '../support/env.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let client: pg.Client;
let db: Database;
let next = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const config = testConfig({ DATABASE_URL: database.url });
  db = openDatabase(config, createLogger(config));
  await client.query(`insert into merchants (id, name) values ('mer_1', 'Shop')`);
  await client.query(
    `insert into programs (id, merchant_id, name, currency, time_zone) values ('prg_1', 'mer_1', 'P', 'EUR', 'UTC')`,
  );
});

afterAll(async () => {
  await client.end();
  await db.close();
  await database.drop();
});

beforeEach(() => client.query('rollback'));

/** Posts as somebody with SQL at hand would, past all of our code. */
async function post(
  entries: readonly (readonly [account: string, amount: number, currency: string])[],
  cause?: string,
) {
  next += 1;
  const id = `ltx_${next}`;
  const lines = entries.map((_, line) => line + 1);
  const column = (at: 0 | 1 | 2) => entries.map((entry) => entry[at]);
  await client.query(
    `with header as (
       insert into ledger_transactions (id, kind, cause, program_id, livemode, booking_date, recorded_at)
       values ($1, 'test', $2, 'prg_1', true, '2026-03-01', now()))
     insert into ledger_entries
     select $1, * from unnest($3::smallint[], $4::text[], $5::bigint[], $6::text[])`,
    [id, cause ?? id, lines, column(0), column(1), column(2)],
  );
  return id;
}

describe('the database itself refuses', () => {
  test.each([
    [
      'one that does not add up',
      [
        ['a', 100, 'EUR'],
        ['b', -99, 'EUR'],
      ],
      /not balanced/,
    ],
    [
      'one that adds up only across currencies',
      [
        ['a', 100, 'EUR'],
        ['b', -100, 'USD'],
      ],
      /not balanced/,
    ],
    ['one without entries', [], /no entries/],
    ['an entry of zero', [['a', 0, 'EUR']], /check constraint/],
  ] as const)('%s', async (_label, entries, message) => {
    await expect(post(entries)).rejects.toThrow(message);
  });

  test('entries added later to a transaction, also when they add up', async () => {
    const id = await post([
      ['a', 5, 'EUR'],
      ['b', -5, 'EUR'],
    ]);
    const late = `insert into ledger_entries values ($1, 8, 'a', 1, 'EUR'), ($1, 9, 'a', -1, 'EUR')`;
    await expect(client.query(late, [id])).rejects.toThrow(/come with their transaction/);
  });

  test('entries without a header, and those that unbalance one of the same transaction', async () => {
    const lone = `insert into ledger_entries values ('ltx_none', 1, 'a', 1, 'EUR'), ('ltx_none', 2, 'b', -1, 'EUR')`;
    await expect(client.query(lone)).rejects.toThrow(/ledger_entries_transaction_id_fkey/);
    await client.query('begin');
    const id = await post([
      ['a', 5, 'EUR'],
      ['b', -5, 'EUR'],
    ]);
    const more = client.query(`insert into ledger_entries values ($1, 8, 'a', 1, 'EUR')`, [id]);
    await expect(more).rejects.toThrow(/not balanced/);
    await client.query('rollback');
  });

  test('the same cause twice', async () => {
    await post(
      [
        ['a', 5, 'EUR'],
        ['b', -5, 'EUR'],
      ],
      'commission/1/accrue',
    );
    await expect(
      post(
        [
          ['a', 5, 'EUR'],
          ['b', -5, 'EUR'],
        ],
        'commission/1/accrue',
      ),
    ).rejects.toThrow(/ledger_transactions_cause_key/);
  });

  test.each([
    `update ledger_entries set amount_minor = 1`,
    `delete from ledger_entries`,
    `truncate ledger_entries`,
    `update ledger_transactions set cause = 'x'`,
    `delete from ledger_transactions`,
    `truncate ledger_transactions cascade`,
  ])('%s', async (sql) => {
    await post([
      ['a', 5, 'EUR'],
      ['b', -5, 'EUR'],
    ]);
    await expect(client.query(sql)).rejects.toThrow(/append-only/);
  });
});

test('the standing check finds a balance that does not equal its entries, and only that', async () => {
  await client.query(
    'insert into ledger_balances select account, currency, sum(amount_minor) from ledger_entries group by 1, 2',
  );
  expect(await findLedgerDifferences(db)).toEqual([]);
  await client.query(`update ledger_balances set amount_minor = amount_minor + 1 where account = 'a'`);
  expect(await findLedgerDifferences(db)).toEqual([expect.objectContaining({ account: 'a', currency: 'EUR' })]);
});
