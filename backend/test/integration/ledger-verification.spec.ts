import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Registry } from 'prom-client';
import { registerLedgerMetrics } from '../../src/modules/ledger/public.js';
import { verifyLedger } from '../../src/modules/ledger/verify-ledger.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { entryOf, LedgerAccounts, rowsOf } from '../builders/ledger-accounts.js';
import type { MerchantAccounts } from '../builders/ledger-accounts.js';
import { testConfig } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let client: pg.Client;
let db: Database;
let ledger: LedgerAccounts;
const metrics = new Registry();
/** The first day of all, on which no full round is due: only what is new is verified. */
const incremental = new Date(0);
const dayMs = 86_400_000;
const inTime = new AbortController().signal;
const timeIsUp = AbortSignal.abort();
/** More than one piece for one account, and less than two. */
const many = 28_000;
const nothing = { differences: [], more: false };

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  ledger = new LedgerAccounts(client);
  const config = testConfig({ DATABASE_URL: database.url });
  db = openDatabase(config, createLogger(config));
  registerLedgerMetrics(metrics, db);
});
afterAll(async () => {
  await client.end();
  await db.close();
  await database.drop();
});

const verify = (now = incremental, signal = inTime) => verifyLedger(db, now, signal);

async function ask<T extends pg.QueryResultRow>(sql: string): Promise<T | undefined> {
  return (await client.query<T>(sql)).rows[0];
}

async function verifiedSeq(account: string, pass = 'incremental'): Promise<number> {
  const row = await ask<{ seq: number }>(
    `select account_seq::int as seq from ledger_verified where pass = '${pass}' and ${rowsOf(account)}`,
  );
  return row?.seq ?? 0;
}

async function gauge(name: string, pass?: string): Promise<number | undefined> {
  const shown = await metrics.getSingleMetric(name)?.get();
  return shown?.values.find(({ labels }) => labels['pass'] === pass)?.value;
}

test('a run that is ended goes on where it was, and differences are not a number before all is verified once', async () => {
  const { merchant, debited, credited } = await ledger.newMerchant();
  await ledger.post(merchant, many);
  expect(await gauge('tributary_ledger_differences')).toBeNaN();
  const seen: number[] = [];
  for (;;) {
    const { differences, more } = await verify(incremental, timeIsUp);
    expect(differences).toEqual([]);
    if (!more) break;
    expect(await gauge('tributary_ledger_differences')).toBeNaN();
    seen.push((await verifiedSeq(debited)) + (await verifiedSeq(credited)));
  }
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(2 * many);
  expect(await gauge('tributary_ledger_differences')).toBe(0);
});

test('the age of the last success grows until the next', async () => {
  const age = () => gauge('tributary_ledger_verification_age_seconds', 'incremental');
  await client.query(`update ledger_verification_passes set completed_at = now() - interval '100 days'`);
  expect(await age()).toBeGreaterThanOrEqual(100 * 86_400);
  expect(await verify()).toEqual(nothing);
  expect(await age()).toBeLessThan(86_400);
  expect(await gauge('tributary_ledger_verification_age_seconds', 'full')).toBeGreaterThanOrEqual(100 * 86_400);
});

describe('what is new in an account', () => {
  let accounts: MerchantAccounts;
  let debited: string;
  let credited: string;
  beforeEach(async () => {
    accounts = await ledger.newMerchant();
    ({ debited, credited } = accounts);
    await ledger.post(accounts.merchant, 3);
    await verify();
    await ledger.post(accounts.merchant, 2);
    await client.query('drop table if exists kept; create temp table kept as select * from ledger_entries');
  });

  test.each([
    ['another amount', `update ledger_entries set amount_minor = amount_minor + 1 where`],
    ['another balance after it', `update ledger_entries set balance_after = balance_after + 1 where`],
    ['another place', `update ledger_entries set account_seq = account_seq + 1000 where`],
    ['not there', `delete from ledger_entries where`],
  ])('is found to be wrong at once, and until it is put right: an entry is %s', async (_label, change) => {
    await ledger.tamper(`${change} ${entryOf(debited, 4)}`);
    for (const { differences } of [await verify(), await verify()]) {
      expect(differences).toContainEqual({ account: debited, currency: 'EUR', fault: 'sequence', seq: 4n });
      expect(differences.every(({ account }) => [debited, credited].includes(account))).toBe(true);
      expect(await gauge('tributary_ledger_differences')).toBe(differences.length);
    }
    await ledger.tamper(`delete from ledger_entries where ${rowsOf(debited)};
      insert into ledger_entries select * from kept where ${rowsOf(debited)}`);
    expect(await verify()).toEqual(nothing);
    expect(await gauge('tributary_ledger_differences')).toBe(0);
  });

  describe.each([true, false])('agrees with its balance, verified before: %s', (before) => {
    test.each([
      ['another amount', 'amount_minor = amount_minor + 1'],
      ['more entries than there are', 'last_seq = last_seq + 1'],
      ['fewer entries than there are', 'last_seq = last_seq - 1, amount_minor = amount_minor - 750'],
      ['fewer entries than were verified', 'last_seq = last_seq - 3'],
    ])('or the account is wrong: it has %s', async (_label, change) => {
      if (before) await verify();
      await ledger.tamper(`update ledger_balances set ${change} where ${rowsOf(debited)}`);
      expect((await verify()).differences).toMatchObject([{ account: debited, currency: 'EUR', fault: 'balance' }]);
      await ledger.tamper(`update ledger_balances set last_seq = 5, amount_minor = 5 * 750 where ${rowsOf(debited)}`);
      expect(await verify()).toEqual(nothing);
    });
  });

  test('is of transactions that add up to zero, also where every sequence is kept', async () => {
    const change = (by: number) => `
      update ledger_entries set amount_minor = amount_minor + ${by}, balance_after = balance_after + ${by} where ${entryOf(debited, 5)};
      update ledger_balances set amount_minor = amount_minor + ${by} where ${rowsOf(debited)}`;
    await ledger.tamper(change(1));
    const wrong = { currency: 'EUR', fault: 'transaction', seq: 5n };
    expect((await verify()).differences).toEqual([
      { account: debited, ...wrong },
      { account: credited, ...wrong },
    ]);
    await ledger.tamper(change(-1));
    expect(await verify()).toEqual(nothing);
  });

  test('is all that is read: what was verified is not read again, and a new account from its first entry', async () => {
    const other = await ledger.newMerchant();
    await ledger.post(other.merchant, 2);
    const second = `${entryOf(debited, 2)} or ${entryOf(other.debited, 2)}`;
    await ledger.tamper(`update ledger_entries set balance_after = 1 where ${second}`);
    expect((await verify()).differences).toEqual([
      { account: other.debited, currency: 'EUR', fault: 'sequence', seq: 2n },
    ]);
    await ledger.tamper(`update ledger_entries set balance_after = 1500 where ${second}`);
    expect(await verify()).toEqual(nothing);
  });
});

describe('every account, once in thirty days', () => {
  /** The day of the next full round. */
  const nextDay = async (): Promise<number> =>
    (await ask<{ round: number }>(`select round from ledger_verification_passes where pass = 'full'`))?.round ?? 0;
  const idOf = async (account: string): Promise<number> =>
    (await ask<{ id: number }>(`select id::int from ledger_accounts where path = '${account}'`))?.id ?? 0;

  test('is verified from its first entry, on the day of its shard', async () => {
    const { merchant, debited } = await ledger.newMerchant();
    await ledger.post(merchant, 3);
    await verify();
    const change = (by: number) =>
      `update ledger_entries set balance_after = balance_after + ${by} where ${entryOf(debited, 2)}`;
    await ledger.tamper(change(1));
    expect(await verify()).toEqual(nothing);
    const foundOn: number[] = [];
    const first = await nextDay();
    for (let day = first; day < first + 30; day++) {
      const { differences, more } = await verify(new Date(day * dayMs));
      expect(more).toBe(false);
      if (differences.length === 0) continue;
      expect(differences).toEqual([{ account: debited, currency: 'EUR', fault: 'sequence', seq: 2n }]);
      foundOn.push(day);
    }
    const found = foundOn[0] ?? 0;
    expect(found % 30).toBe((await idOf(debited)) % 30);
    // From then on it is wrong every day, until it is put right.
    expect(foundOn).toHaveLength(first + 30 - found);
    await ledger.tamper(change(-1));
    expect(await verify()).toEqual(nothing);
  });

  test('is so too where it takes several runs, and after days on which nothing ran', async () => {
    const { merchant, debited } = await ledger.newMerchant();
    await ledger.post(merchant, many);
    await verify();
    const today = (await nextDay()) + 45;
    const seen = new Set<number>();
    for (let more = true; more;) {
      ({ more } = await verify(new Date(today * dayMs), timeIsUp));
      seen.add(await verifiedSeq(debited, 'full'));
    }
    expect(seen).toContain(many);
    expect([...seen].some((seq) => seq > 0 && seq < many)).toBe(true);
    const left = await ask<{ accounts: number }>(
      `select count(*)::int as accounts from ledger_balances b
       left join ledger_verified v on v.pass = 'full' and v.account_id = b.account_id and v.currency = b.currency
       where (v.round > ${today - 30} and v.account_seq = b.last_seq) is not true`,
    );
    expect(left).toEqual({ accounts: 0 });
    expect(await nextDay()).toBe(today + 1);
    expect(await verify(new Date(today * dayMs))).toEqual(nothing);
  });
});

test('a run whose connection is lost leaves nothing behind, and meanwhile nobody else verifies', async () => {
  const { merchant, debited } = await ledger.newMerchant();
  await ledger.post(merchant, 3);
  await client.query(`begin; select from ledger_verification_passes for update`);
  const run = verify().then(
    () => 'came to its end',
    () => 'failed',
  );
  // It has verified a piece, and waits to store how far it has come.
  const waiting = await eventually(() =>
    ask<{ pid: number }>(
      `select pid from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)) limit 1`,
    ),
  );
  expect(await verify()).toEqual(nothing);
  await client.query('select pg_terminate_backend($1)', [waiting.pid]);
  expect(await run).toBe('failed');
  await client.query('rollback');
  expect(await verifiedSeq(debited)).toBe(0);
  expect(await verify()).toEqual(nothing);
  expect(await verifiedSeq(debited)).toBe(3);
});

test('accounts of many pieces are verified to the last, also with statistics from when there were few', async () => {
  await client.query('analyze');
  const last = await ledger.openMany(6_000);
  await ledger.tamper(`update ledger_balances set amount_minor = 6 where ${rowsOf(last)}`);
  expect((await verify()).differences).toMatchObject([{ account: last, fault: 'balance' }]);
});
