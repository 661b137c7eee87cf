import type { ClickHouseClient } from '@clickhouse/client';
import { aggregates, facts } from '@tributary/backend/kernel/measures';
import type { Aggregate, FactTable } from '@tributary/backend/kernel/measures';
import { columnsOf } from '../columns-of.js';
import { factTableSpecs } from '../fact-tables.js';
import { aggregateKey, measuresFrom, sumsOfFacts } from '../measures-sql.js';

/** Which facts of a table: those of the messages up to a position of its stream, or those behind it. */
export type FactRange = { readonly upTo: number } | { readonly behind: number };

/** A range as SQL over the facts. */
export function inRange(range: FactRange): string {
  return 'upTo' in range ? `stream_seq <= ${range.upTo}` : `stream_seq > ${range.behind}`;
}

/** Where rows go, and of which facts they are made. */
export interface Filling {
  readonly clickhouse: ClickHouseClient;
  readonly into: string;
  readonly from: FactTable;
  readonly range: FactRange;
  /** A table like `from` that holds the facts instead of it. */
  readonly heldIn?: string;
}

/** The rows of one table of facts as another table of the same facts, or of their states. */
export async function copyFacts(filling: Filling): Promise<void> {
  const { clickhouse, into, from, heldIn = from } = filling;
  const columns = await columnsOf(clickhouse, into);
  await byMonth(filling, (ofMonth) => `(${columns}) SELECT ${columns} FROM ${heldIn} WHERE ${ofMonth}`);
}

/** Only the facts that are not there yet, each once. */
export async function copyMissingFacts(filling: Filling): Promise<void> {
  const { clickhouse, into, from, heldIn = from } = filling;
  const { identity } = factTableSpecs[from];
  const columns = await columnsOf(clickhouse, into);
  const select = (ofMonth: string): string =>
    `(${columns}) SELECT ${columns} FROM ${heldIn} WHERE ${ofMonth}
     AND ${identity} NOT IN (SELECT ${identity} FROM ${into}) ORDER BY stream_seq LIMIT 1 BY ${identity}`;
  await byMonth(filling, select);
}

/** What the facts add to an aggregate. */
export async function addSums(filling: Filling, aggregate: Aggregate): Promise<void> {
  const columns = [aggregateKey, aggregates[aggregate].unit, ...measuresFrom(filling.from)].join(', ');
  await byMonth(filling, (ofMonth) => `(${columns}) ${sumsOfFacts(aggregate, filling.from, ofMonth)}`);
}

/** Month by month, which is how the tables are partitioned: so it takes as much memory as one of them does. */
async function byMonth(
  { clickhouse, into, from, range, heldIn = from }: Filling,
  select: (ofMonth: string) => string,
): Promise<void> {
  const month = `toYYYYMM(${facts[from].time})`;
  const found = await clickhouse.query({
    query: `SELECT DISTINCT ${month} AS month FROM ${heldIn} WHERE ${inRange(range)} ORDER BY month`,
    format: 'JSONEachRow',
  });
  for (const { month: value } of await found.json<{ month: number }>()) {
    await clickhouse.command({
      query: `INSERT INTO ${into} ${select(`${month} = ${value} AND ${inRange(range)}`)}`,
      clickhouse_settings: {
        // Two months may add the very same rows.
        insert_deduplicate: 0,
        max_execution_time: 0,
        max_bytes_before_external_group_by: '1000000000',
      },
    });
  }
}
