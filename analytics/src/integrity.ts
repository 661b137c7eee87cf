import type { ClickHouseClient } from '@clickhouse/client';

/** What the tables hold, and every place where two of them that must agree do not. */
export interface IntegrityReport {
  readonly counts: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

const key = 'merchant_id, program_id, affiliate_id, link_id, livemode, currency';
const sums = 'clicks, bot_clicks, conversions, revenue, commission, pending, approved';
const summed = sums
  .split(', ')
  .map((column) => `sum(${column}) AS ${column}`)
  .join(', ');
const zeroDecimal = 'toDecimal128(0, 4)';

/** What the quarter hours must be, computed from the facts. */
const expected15m = `
  SELECT ${key}, bucket, ${summed} FROM (
    SELECT ${key}, toStartOfInterval(clicked_at, INTERVAL 15 MINUTE, 'UTC') AS bucket,
      toUInt64(NOT is_bot) AS clicks, toUInt64(is_bot) AS bot_clicks, toInt64(0) AS conversions,
      ${zeroDecimal} AS revenue, ${zeroDecimal} AS commission, ${zeroDecimal} AS pending, ${zeroDecimal} AS approved
    FROM clicks
    UNION ALL
    SELECT merchant_id, program_id, affiliate_id, link_id, livemode, program_currency AS currency,
      toStartOfInterval(occurred_at, INTERVAL 15 MINUTE, 'UTC'),
      0, 0, delta_conversions, ${zeroDecimal}, ${zeroDecimal}, ${zeroDecimal}, ${zeroDecimal}
    FROM conversion_events
    UNION ALL
    SELECT merchant_id, program_id, affiliate_id, link_id, livemode, if(currency = '', program_currency, currency),
      toStartOfInterval(occurred_at, INTERVAL 15 MINUTE, 'UTC'),
      0, 0, 0, delta_revenue, ${zeroDecimal}, ${zeroDecimal}, ${zeroDecimal}
    FROM conversion_events
    UNION ALL
    SELECT ${key}, toStartOfInterval(occurred_at, INTERVAL 15 MINUTE, 'UTC'),
      0, 0, 0, ${zeroDecimal}, delta_earned, delta_pending, delta_approved
    FROM commission_entries
  ) GROUP BY ${key}, bucket`;

// Rows that are all zero may or may not have been merged away.
const notZero = `HAVING ${sums
  .split(', ')
  .map((column) => `${column} != 0`)
  .join(' OR ')}`;

const stored15m = `SELECT ${key}, bucket, ${summed} FROM performance_15m GROUP BY ${key}, bucket`;
const daysOf15m = `SELECT ${key}, toDate(bucket, 'UTC') AS day, ${summed} FROM performance_15m GROUP BY ${key}, day`;
const stored1d = `SELECT ${key}, day, ${summed} FROM performance_1d GROUP BY ${key}, day`;

/** Rows that one of two queries has and the other has not: zero when they agree. */
const apart = (a: string, b: string): string =>
  `SELECT (SELECT count() FROM (${a} EXCEPT ${b})) + (SELECT count() FROM (${b} EXCEPT ${a})) AS n`;
const sumsApart = (a: string, b: string): string => apart(`${a} ${notZero}`, `${b} ${notZero}`);

const latest = (facts: string, id: string): string =>
  `SELECT ${id}, max(aggregate_version) AS aggregate_version FROM ${facts} GROUP BY ${id}`;
const state = (table: string, id: string): string => `SELECT ${id}, aggregate_version FROM ${table} FINAL`;

/** Each must count zero. */
const checks: Readonly<Record<string, string>> = {
  'clicks recorded more than once': 'SELECT count() - uniqExact(event_id, event_index) AS n FROM clicks',
  'click ids that occur more than once': 'SELECT count() - uniqExact(click_id) AS n FROM clicks',
  'conversion events recorded more than once': 'SELECT count() - uniqExact(event_id) AS n FROM conversion_events',
  'commission entries recorded more than once': 'SELECT count() - uniqExact(event_id) AS n FROM commission_entries',
  'quarter hours that differ from the facts': sumsApart(expected15m, stored15m),
  'days that differ from the quarter hours': sumsApart(daysOf15m, stored1d),
  'conversions whose state is not the latest fact': apart(
    latest('conversion_events', 'conversion_id'),
    state('conversions', 'conversion_id'),
  ),
  'commissions whose state is not the latest fact': apart(
    latest('commission_entries', 'commission_id'),
    state('commissions', 'commission_id'),
  ),
};

const counts: Readonly<Record<string, string>> = {
  clicks: 'SELECT count() AS n FROM clicks',
  conversion_events: 'SELECT count() AS n FROM conversion_events',
  commission_entries: 'SELECT count() AS n FROM commission_entries',
  conversions: 'SELECT count() AS n FROM conversions FINAL',
  commissions: 'SELECT count() AS n FROM commissions FINAL',
};

/**
 * Computes every aggregate and every state again from the facts and compares. Reads whole tables: for tests, the fault
 * script and after an incident. Insertions between its queries show as differences, so run it when the projector idles.
 */
export async function checkIntegrity(clickhouse: ClickHouseClient): Promise<IntegrityReport> {
  const counted: Record<string, number> = {};
  for (const [name, query] of Object.entries(counts)) counted[name] = await numberOf(clickhouse, query);
  const differences: string[] = [];
  for (const [name, query] of Object.entries(checks)) {
    const n = await numberOf(clickhouse, query);
    if (n !== 0) differences.push(`${name}: ${n}`);
  }
  return { counts: counted, differences };
}

async function numberOf(clickhouse: ClickHouseClient, query: string): Promise<number> {
  const result = await clickhouse.query({ query, format: 'JSONEachRow' });
  const [row] = await result.json<{ n: string | number }>();
  return Number(row?.n);
}
