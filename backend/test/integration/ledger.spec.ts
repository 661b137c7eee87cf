import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { accrueCommission, approve, post as take, reverse } from '../../src/modules/ledger/public.js';
import { SystemClock } from '../../src/platform/clock.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { Writes } from '../../src/platform/transaction.js';
import { testConfig } from '../support/env.js';
import { ledgerDifferences } from '../support/ledger-differences.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let client: pg.Client;
let db: Database;
let next = 0;

const accrued = 'merchant/mer_1/accrued';
const pending = 'affiliate/aff_1/prg_1/pending';

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const config = testConfig({ DATABASE_URL: database.url });
  db = openDatabase(config, createLogger(config));
  await client.query(`
    insert into merchants (id, name) values ('mer_1', 'Shop');
    insert into programs (id, merchant_id, name, currency, time_zone) values ('prg_1', 'mer_1', 'P', 'EUR', 'UTC');
    insert into affiliates (id, name, email) values ('aff_1', 'Ann', 'ann@example.com');
    insert into ledger_accounts (kind, owner_id, program_id, type, livemode) values
      ('merchant', 'mer_1', null, 'accrued', true), ('merchant', 'mer_1', null, 'accrued', false),
      ('affiliate', 'aff_1', 'prg_1', 'pending', true), ('affiliate', 'aff_1', 'prg_1', 'approved', true),
      ('affiliate', 'aff_1', 'prg_1', 'in_payout', true), ('fx', null, null, 'EUR', true), ('fx', null, null, 'USD', true)`);
});

afterAll(async () => {
  await client.end();
  await db.close();
  await database.drop();
});

beforeEach(() => client.query('rollback'));

type Line = readonly [account: string, amount: number, currency: string];

/** Posts as somebody with SQL at hand would, past all of our code. */
async function post(
  entries: readonly Line[],
  { kind = 'accrue_commission', cause, scope }: { kind?: string; cause?: string; scope?: string } = {},
): Promise<string> {
  next += 1;
  const id = `ltx_${next}`;
  const column = (at: 0 | 1 | 2) => entries.map((entry) => entry[at]);
  await client.query(
    `with lines as (
       select a.id as account_id, l.currency, l.amount, l.line
       from unnest($3::text[], $4::bigint[], $5::text[]) with ordinality l(path, amount, currency, line)
       join ledger_accounts a using (path)
     ), balances as (
       insert into ledger_balances as b select account_id, currency, sum(amount), count(*) from lines group by 1, 2
       on conflict (account_id, currency) do update
         set amount_minor = b.amount_minor + excluded.amount_minor, last_seq = b.last_seq + excluded.last_seq
       returning *
     ), header as (
       insert into ledger_transactions (id, kind, cause, scope_kind, scope_id, livemode, booking_date, recorded_at)
       values ($1, $6, $2, ${scope ?? "'program', 'prg_1'"}, true, '2026-03-01', now())
     )
     insert into ledger_entries
     select $1, line, account_id, currency, amount, b.last_seq, b.amount_minor
     from lines l join balances b using (account_id, currency)`,
    [id, cause ?? id, column(0), column(1), column(2), kind],
  );
  return id;
}

const debit: Line = [accrued, 5, 'EUR'];
const credit: Line = [pending, -5, 'EUR'];
const both = [debit, credit];

describe('a posting', () => {
  test('of two currencies adds up to zero in each (example 16)', async () => {
    await post([
      ['affiliate/aff_1/prg_1/approved', 5000, 'EUR'],
      ['fx/EUR', -5000, 'EUR'],
      ['fx/USD', 5416, 'USD'],
      ['affiliate/aff_1/prg_1/in_payout', -5416, 'USD'],
    ]);
  });

  test.each<[string, readonly Line[], RegExp]>([
    ['that does not add up', [debit, [pending, -4, 'EUR']], /not balanced/],
    ['that adds up only across currencies', [debit, [pending, -5, 'USD']], /not balanced/],
    ['without entries', [], /no entries/],
    ['with an entry of zero', [[accrued, 0, 'EUR']], /ledger_entries_amount_minor_check/],
    ['of live and of test money', [credit, [`test/${accrued}`, 5, 'EUR']], /not of its account's mode/],
  ])('%s is refused', async (_label, entries, message) => {
    await expect(post(entries)).rejects.toThrow(message);
  });

  test('of a kind that is not known is refused', async () => {
    await expect(post(both, { kind: 'made_up' })).rejects.toThrow(/ledger_transactions_kind/);
  });

  test('posts once for its cause', async () => {
    await post(both, { cause: 'commission/1/accrue' });
    await expect(post(both, { cause: 'commission/1/accrue' })).rejects.toThrow(/ledger_transactions_cause_key/);
  });

  test.each([
    ['a program that is not there', `'program', 'prg_0'`, /program_id_fkey/],
    ['an affiliate that is not there', `'affiliate', 'aff_0'`, /affiliate_id_fkey/],
    ['no program at all', `'program', null`, /ledger_transactions_scope/],
    ['something else', `'weather', 'sun'`, /ledger_transactions_scope/],
  ])('of %s is refused', async (_label, scope, message) => {
    await expect(post(both, { scope })).rejects.toThrow(message);
  });
});

describe('an entry', () => {
  /** An entry for the account of `accrued`, five cents, with what else the test says of it. */
  const entry = (transaction: string, line: number, place: string) => `
    insert into ledger_entries (transaction_id, line, account_id, currency, amount_minor, account_seq, balance_after)
    select '${transaction}', ${line}, account_id, currency, 5, ${place}
    from ledger_balances b join ledger_accounts a on a.id = b.account_id where a.path = '${accrued}' and currency = 'EUR'`;

  test('comes with its transaction and not later, also when it adds up', async () => {
    const id = await post(both);
    await expect(client.query(entry(id, 8, 'last_seq + 1, amount_minor + 5'))).rejects.toThrow(
      /come with their transaction/,
    );
    const lone = client.query(entry('ltx_none', 1, 'last_seq + 1, amount_minor + 5'));
    await expect(lone).rejects.toThrow(/ledger_entries_transaction_id_fkey/);
  });

  test.each([
    ['leaves its balance behind', 'last_seq + 1, amount_minor + 5', /not in the balance of its account/],
    ['leaves a gap', 'last_seq + 2, amount_minor + 5', /does not go on/],
    ['has another balance', 'last_seq + 1, amount_minor + 6', /does not go on/],
    ['takes the place of another', 'last_seq, amount_minor', /account_seq_key/],
    ['begins again', '0, 5', /account_seq_check/],
  ])('that %s is refused', async (_label, place, message) => {
    await client.query('begin');
    const id = await post(both);
    await client.query('alter table ledger_entries disable trigger ledger_entries_balanced');
    await expect(client.query(entry(id, 8, place))).rejects.toThrow(message);
  });

  test('that unbalances its transaction is refused', async () => {
    await client.query('begin');
    const id = await post(both);
    const more = client.query(entry(id, 8, 'last_seq + 1, amount_minor + 5'));
    await expect(more).rejects.toThrow(/not balanced/);
  });
});

describe('an account', () => {
  test.each([
    ['there is already', `'merchant', 'mer_1', null, 'accrued'`, /path_key/],
    ['of a merchant that is not there', `'merchant', 'mer_0', null, 'due'`, /merchant_id_fkey/],
    ['of an affiliate that is not there', `'affiliate', 'aff_0', 'prg_1', 'pending'`, /affiliate_id_fkey/],
    ['of a program that is not there', `'affiliate', 'aff_1', 'prg_0', 'pending'`, /program_id_fkey/],
    ['of no program, for an affiliate', `'affiliate', 'aff_1', null, 'pending'`, /ledger_accounts_shape/],
    ['of a type that its kind does not have', `'merchant', 'mer_1', null, 'pending'`, /ledger_accounts_shape/],
    ['without a type', `'merchant', 'mer_1', null, null`, /ledger_accounts_shape/],
    ['of a kind that is not known', `'shoebox', null, null, null`, /ledger_accounts_shape/],
    ['that could be read as another', `'clearing', 'a/b', null, null`, /owner_id_check/],
  ])('%s is refused', async (_label, values, message) => {
    const account = `insert into ledger_accounts (kind, owner_id, program_id, type, livemode) values (${values}, true)`;
    await expect(client.query(account)).rejects.toThrow(message);
  });

  test('is written as its kind says', async () => {
    await client.query(`begin; insert into ledger_accounts (kind, owner_id, type, livemode)
      values ('clearing', 'wise', null, true), ('fees', null, null, false), ('tax', null, 'vat_in', true), ('operator', null, 'costs', true)`);
    const { rows } = await client.query(
      `select path from ledger_accounts where kind in ('clearing', 'fees', 'tax', 'operator') order by 1`,
    );
    expect(rows.map(({ path }: { path: string }) => path)).toEqual([
      'clearing/wise',
      'operator/costs',
      'tax/vat_in',
      'test/fees',
    ]);
  });
});

describe('a balance', () => {
  test.each(['amount_minor = amount_minor + 1', 'last_seq = last_seq + 1'])(
    'does not move without entries: %s',
    async (change) => {
      await post(both);
      await expect(client.query(`update ledger_balances set ${change}`)).rejects.toThrow(
        /not that after its last entry/,
      );
    },
  );

  test('does not begin without entries', async () => {
    const balance = `insert into ledger_balances select id, 'JPY', 5, 1 from ledger_accounts limit 1`;
    await expect(client.query(balance)).rejects.toThrow(/not that after its last entry/);
  });
});

test('commands that post to the same accounts at once leave no gap, also when the accounts are new', async () => {
  const writes = new Writes(db, new SystemClock());
  const bookingDate = '2026-03-01';
  const entries = async () => {
    const { rows } = await client.query<{ path: string; last: number; entries: number }>(`
      select a.path, b.last_seq::int as last, (select count(*)::int from ledger_entries e where e.account_id = a.id) as entries
      from ledger_accounts a join ledger_balances b on b.account_id = a.id where a.path ~ 'mer_2|aff_2' order by 1`);
    return rows;
  };
  await client.query(`
    insert into merchants (id, name) values ('mer_2', 'Other');
    insert into programs (id, merchant_id, name, currency, time_zone) values ('prg_2', 'mer_2', 'P', 'EUR', 'UTC');
    insert into affiliates (id, name, email) values ('aff_2', 'Bob', 'bob@example.com')`);
  const parties = { merchantId: 'mer_2', affiliateId: 'aff_2', programId: 'prg_2', livemode: true };
  const accrual = accrueCommission({ ...parties, amountMinor: 750n, currency: 'EUR' });
  await Promise.all(
    Array.from({ length: 24 }, (_, i) =>
      writes.run('test', {}, { actor: { kind: 'system', name: 'test' } }, async (tx) => {
        const cause = `commission/com_${i}/`;
        take(tx, accrual, { cause: `${cause}accrue`, bookingDate });
        await reverse(tx, cause, 250n, { cause: `${cause}reverse/1`, bookingDate });
        return i;
      }),
    ),
  );
  expect(await entries()).toEqual([
    { path: 'affiliate/aff_2/prg_2/pending', last: 48, entries: 48 },
    { path: 'merchant/mer_2/accrued', last: 48, entries: 48 },
  ]);
  const { rows } = await client.query(`select amount_minor::int from ledger_balances b
    join ledger_accounts a on a.id = b.account_id where a.path = 'merchant/mer_2/accrued'`);
  expect(rows).toEqual([{ amount_minor: 24 * 500 }]);
  expect(await ledgerDifferences(db)).toEqual([]);
});

test('what was posted in the same transaction is approved, and taken back from where it stands then', async () => {
  const writes = new Writes(db, new SystemClock());
  const bookingDate = '2026-03-01';
  await client.query(`
    insert into merchants (id, name) values ('mer_4', 'Fourth');
    insert into programs (id, merchant_id, name, currency, time_zone) values ('prg_4', 'mer_4', 'P', 'EUR', 'UTC');
    insert into affiliates (id, name, email) values ('aff_4', 'Dee', 'dee@example.com')`);
  const parties = { merchantId: 'mer_4', affiliateId: 'aff_4', programId: 'prg_4', livemode: false };
  const cause = 'commission/com_approved/';
  await writes.run('test', {}, { actor: { kind: 'system', name: 'test' } }, async (tx) => {
    const accrual = accrueCommission({ ...parties, amountMinor: 750n, currency: 'EUR' });
    take(tx, accrual, { cause: `${cause}accrue`, bookingDate });
    await approve(tx, cause, 750n, { cause: `${cause}approve`, bookingDate });
    return null;
  });
  await writes.run('test', {}, { actor: { kind: 'system', name: 'test' } }, async (tx) => {
    await reverse(tx, cause, 250n, { cause: `${cause}reverse/1`, bookingDate });
    return null;
  });
  const { rows } = await client.query(`
    select a.path, b.amount_minor::int as amount from ledger_balances b join ledger_accounts a on a.id = b.account_id
    where a.path ~ '^test/.*_4/' order by 1`);
  expect(rows).toEqual([
    { path: 'test/affiliate/aff_4/prg_4/approved', amount: -500 },
    { path: 'test/affiliate/aff_4/prg_4/pending', amount: 0 },
    { path: 'test/merchant/mer_4/accrued', amount: 0 },
    { path: 'test/merchant/mer_4/due', amount: 500 },
  ]);
});
