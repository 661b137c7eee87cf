import type { ClickHouseClient } from '@clickhouse/client';
import { wholeCredit } from '@tributary/backend/kernel/credit';
import { aggregates } from '@tributary/backend/kernel/measures';
import type { Aggregate, FactTable } from '@tributary/backend/kernel/measures';
import { factTableSpecs } from './fact-tables.js';
import { factTables, measuresFrom, notZero, storedSums, sumsOfFacts } from './measures-sql.js';

/** What the tables hold, and every place where two of them that must agree do not. */
export interface IntegrityReport {
  readonly counts: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

/** Rows that one of two queries has and the other has not: zero when they agree. */
const apart = (a: string, b: string): string =>
  `SELECT (SELECT count() FROM (${a} EXCEPT ${b})) + (SELECT count() FROM (${b} EXCEPT ${a})) AS n`;

const sumsApart = (table: FactTable, aggregate: Aggregate): string => {
  const nonZero = notZero(measuresFrom(table));
  return apart(`${sumsOfFacts(aggregate, table)} ${nonZero}`, `${storedSums(aggregate, table)} ${nonZero}`);
};

const statesApart = (table: FactTable, { table: states, id }: { table: string; id: string }): string =>
  apart(
    `SELECT ${id}, max(aggregate_version) AS aggregate_version FROM ${table} GROUP BY ${id}`,
    `SELECT ${id}, aggregate_version FROM ${states} FINAL`,
  );

/** Each must count zero. */
const checks = new Map<string, string>([
  ['clicks recorded more than once', 'SELECT count() - uniqExact(event_id, event_index) AS n FROM clicks'],
  [
    'facts in conversion_events whose credits do not add up to them',
    `SELECT count() AS n FROM conversion_events WHERE arraySum(credit_conversions) != delta_conversions
       OR arraySum(credit_millionths) != delta_conversions * ${wholeCredit} OR arraySum(credit_revenues) != delta_revenue`,
  ],
]);
for (const table of factTables) {
  const { identity, state } = factTableSpecs[table];
  checks.set(`${identity} more than once in ${table}`, `SELECT count() - uniqExact(${identity}) AS n FROM ${table}`);
  for (const aggregate of Object.keys(aggregates) as Aggregate[])
    checks.set(`sums in ${aggregate} that differ from ${table}`, sumsApart(table, aggregate));
  if (state) checks.set(`rows of ${state.table} that are not the latest in ${table}`, statesApart(table, state));
}

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
  for (const [name, query] of checks) {
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
