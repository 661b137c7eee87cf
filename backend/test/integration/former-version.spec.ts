import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { dumpRows } from '../former-version/dump.js';
import { verifyAudit } from '../../src/modules/audit/public.js';
import { findClickContext } from '../../src/modules/attribution/click-context.store.js';
import type { ClickContext } from '../../src/modules/attribution/click-context.store.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { inRepository, testConfig } from '../support/env.js';
import { createFormerDatabase, createMigratedDatabase } from '../support/former-version.js';
import { ledgerDifferences } from '../support/ledger-differences.js';
import type { TestDatabase } from '../support/test-database.js';

/** What the fixture of the former version holds, before and after the migrations since. */
let former: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  former = await createFormerDatabase();
  client = new pg.Client({ connectionString: former.url });
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client.end();
  await former.drop();
});

test('the fixture is loaded as it was written, sequences included', async () => {
  const file = path.join(inRepository('backend/test/fixtures/schema-20261130190000'), 'rows.sql.gz');
  expect(await dumpRows(former.url)).toBe(gunzipSync(readFileSync(file)).toString());
});

describe('it holds', () => {
  test.each([
    ['a conversion without affiliate', `conversions where affiliate_id is null`],
    ['a lead without amount', `conversions where type = 'lead' and amount_minor is null`],
    ['a commission on hold without amount', `commissions where status = 'on_hold' and amount_minor is null`],
    ['one on hold with amount, for the merchant', `commissions where status = 'on_hold' and amount_minor > 0`],
    ['a partial refund before approval', `commissions where status = 'pending' and reversed_minor > 0`],
    ['a partial refund after approval', `commissions where status = 'approved' and reversed_minor > 0`],
    [
      'a full refund before approval',
      `commissions c join conversions v on v.id = c.conversion_id
       where v.refund_state = 'full' and c.approved_at is null and c.status <> 'rejected'`,
    ],
    [
      'a full refund after approval',
      `commissions c join conversions v on v.id = c.conversion_id where v.refund_state = 'full' and c.approved_at is not null`,
    ],
    ['a parked refund', `refunds where status = 'parked'`],
    ['an expired refund', `refunds where status = 'expired'`],
    [
      'rejected refunds, for three reasons',
      `(select distinct failure_reason from refunds where status = 'rejected') r`,
      3,
    ],
    ['test conversions', `conversions where not livemode`],
    ['test postings', `ledger_balances where account like 'test/%'`],
    ['conversions by two versions of terms', `(select distinct terms_version from conversions) v`, 2],
    ['terms that are still to come', `program_terms where effective_from > '2026-12-01'`],
    [
      'a conversion before the first version of the terms',
      `conversions v where not backdated and occurred_at < (select min(effective_from) from program_terms t where t.program_id = v.program_id)`,
    ],
    ['a backdated conversion', `conversions where backdated`],
    ['events that wait, some with their number', `outbox where relay_seq is not null`, 2],
    ['events that wait without one', `outbox where relay_seq is null`],
    ['stored answers', `idempotency_keys`, 50],
    ['conversions by coupon and by link', `conversions where coupon_code is not null and link_id is not null`],
    ['orders in five currencies', `(select distinct currency from conversions where currency is not null) c`, 5],
    ['books in four currencies', `(select distinct currency from ledger_balances) c`, 4],
    ['rejected conversions', `conversions where status = 'rejected'`, 3],
    ['orders that wait for the merchant', `conversions where hold_reason = 'merchant_pending'`],
    ['sealed audit entries', `audit_seals`, 100],
    ['entries without a seal', `audit_entries e where not exists (select from audit_seals s where s.entry_id = e.id)`],
    ['an anchor', `audit_anchors`],
    ['saved views', `saved_views`, 2],
    ['API keys', `api_keys`, 5],
    ['a revoked key', `api_keys where revoked_at is not null`],
    ['people in eight roles', `(select distinct role from users) r`, 8],
    ['click contexts', `click_context`, 5],
    ['customers', `conversions where customer is not null`],
    ['items', `conversions where items is not null`],
  ])('%s', async (_what, rows, atLeast = 1) => {
    const { rows: found } = await client.query<{ count: number }>(`select count(*)::int as count from ${rows}`);
    expect(found[0]?.count).toBeGreaterThanOrEqual(atLeast);
  });
});

describe('after the migrations since', () => {
  let migrated: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    migrated = await createMigratedDatabase();
    const config = testConfig({ DATABASE_URL: migrated.url });
    db = openDatabase(config, createLogger(config));
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await migrated.drop();
  });

  test('the books agree with themselves', async () => {
    expect(await ledgerDifferences(db)).toEqual([]);
  });

  test('what was known of each click is known by its id', async () => {
    const { rows } = await client.query<ClickContext>(`
      select click_id as "clickId", link_id as "linkId", clicked_at as "clickedAt", bot, country, device,
        sub_ids as "subIds", referrer_host as "referrerHost" from click_context`);
    expect(await Promise.all(rows.map(({ clickId }) => findClickContext(db, clickId)))).toEqual(rows);
    const [kept] = await db.rows<{ rows: number; ofNoDay: number }>`
      select count(*)::int as rows, count(*) filter (where tableoid::regclass::text like '%_default')::int as "ofNoDay"
      from click_context`;
    expect(kept).toEqual({ rows: rows.length, ofNoDay: 0 });
  });

  test('entries follow one another by when they were recorded, then by transaction and line', async () => {
    const [count] = await db.rows<{ entries: bigint; misplaced: bigint }>`
      select count(*) as entries, count(*) filter (where account_seq <> place or balance_after <> balance) as misplaced
      from (
        select e.account_seq, e.balance_after, row_number() over upto as place, sum(e.amount_minor) over upto as balance
        from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
        window upto as (
          partition by e.account_id, e.currency order by t.recorded_at, t.id, e.line rows unbounded preceding)
      ) entries`;
    expect(count?.misplaced).toBe(0n);
    expect(count?.entries).toBeGreaterThan(100n);
  });

  test('what waits in the outbox is among the events', async () => {
    const waiting = await db.rows`
      select event_id as id, aggregate_id, aggregate_version, event, (event ->> 'time')::timestamptz as at
      from outbox order by position`;
    expect(waiting.length).toBeGreaterThan(2);
    expect(await db.rows`select id, aggregate_id, aggregate_version, event, at from events order by position`).toEqual(
      waiting,
    );
  });

  test('each mail that waited has its job', async () => {
    const [count] = await db.rows<{ mails: bigint; jobs: bigint }>`
      select (select count(*) from mails where ended_at is null) as mails,
             (select count(*) from jobs j join mails m on j.payload = jsonb_build_object('mailId', m.id)
              where j.kind = 'mail' and j.state = 'waiting' and j.tenant = coalesce(m.requested_by, '')
                and j.id ~ '^job_[0-9a-z]{26}$') as jobs`;
    expect(count?.mails).toBeGreaterThan(0n);
    expect(count?.jobs).toBe(count?.mails);
  });

  test('the audit trail is proven from its beginning', async () => {
    const verdict = await verifyAudit(db);
    expect(verdict).toMatchObject({ fault: null });
    expect(verdict.proven).toBeGreaterThan(100);
  });
});
