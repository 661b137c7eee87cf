import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { outboxBacklog } from '../messaging/outbox.store.js';
import type { Database } from '../platform/database.js';

/** What must have arrived. */
export interface Expected {
  readonly merchantId: string;
  readonly clicks: number;
}

const askEveryMs = 250;

/**
 * Waits until the reports hold what was told: every click, and every event that has left the outbox.
 * @returns false when that took longer than `limitMs`, or ClickHouse could not be asked
 */
export async function awaitReports(
  db: Database,
  clickhouse: ClickHouseClient,
  expected: Expected,
  limitMs: number,
): Promise<boolean> {
  const until = performance.now() + limitMs;
  for (;;) {
    if (await haveArrived(db, clickhouse, expected).catch(() => false)) return true;
    if (performance.now() > until) return false;
    await sleep(askEveryMs);
  }
}

async function haveArrived(db: Database, clickhouse: ClickHouseClient, expected: Expected): Promise<boolean> {
  if ((await outboxBacklog(db)).rows > 0) return false;
  const { merchantId } = expected;
  // A version counts the events of its aggregate, so that their sum is how many rows there are to be.
  const [facts] = await db.rows<{ conversions: number; commissions: number }>`
    select (select coalesce(sum(version), 0) from conversions where merchant_id = ${merchantId})::int as conversions,
           (select coalesce(sum(version), 0) from commissions where merchant_id = ${merchantId})::int as commissions`;
  const result = await clickhouse.query({
    query: `
      SELECT toUInt32((SELECT count() FROM clicks WHERE merchant_id = {merchantId: String})) AS clicks,
             toUInt32((SELECT count() FROM conversion_events WHERE merchant_id = {merchantId: String})) AS conversions,
             toUInt32((SELECT count() FROM commission_entries WHERE merchant_id = {merchantId: String})) AS commissions`,
    query_params: { merchantId },
    format: 'JSONEachRow',
  });
  const [seen] = await result.json<{ clicks: number; conversions: number; commissions: number }>();
  if (!seen || !facts) return false;
  return (
    seen.clicks >= expected.clicks && seen.conversions >= facts.conversions && seen.commissions >= facts.commissions
  );
}
