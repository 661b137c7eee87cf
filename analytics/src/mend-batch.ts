import type { ClickHouseClient } from '@clickhouse/client';
import { aggregates, facts } from '@tributary/backend/kernel/measures';
import type { Aggregate } from '@tributary/backend/kernel/measures';
import { attachRows } from './attach-rows.js';
import { columnsOf } from './columns-of.js';
import { factTableSpecs } from './fact-tables.js';
import { aggregateKey, factRows, measuresFrom, signed } from './measures-sql.js';
import type { Row } from './projectors/projected-table.js';
import type { Batch } from './insert-batch.js';
import { projectedTables } from './projectors/tables.js';
import type { ProjectedTable } from './projectors/tables.js';

/**
 * Makes good what a batch that was sent more than once may have lost. ClickHouse writes a block's token down before it
 * publishes the block's part (MergeTreeSink: addPart, then rename), so a server killed in between knows the token and has not
 * the rows, in any one of the tables that an insert reaches; sending it again is then no help. So each is compared with what
 * it must hold, and what is missing is put in past the views. Only after a failure, because it reads what it compares.
 *
 * Only the owner of the table's position may do this, with no insert of its own under way: what it compares, nobody else
 * feeds. Broken off anywhere and begun again, it finds less missing. @returns rows put in, by table
 */
export async function mendBatch(
  clickhouse: ClickHouseClient,
  { table, rows, token }: Batch,
  mayInsert: () => void,
): Promise<Record<string, number>> {
  const mended: Record<string, number> = {};
  if (rows.length === 0) return mended;
  await endInserts(clickhouse, `${token}:${table}`);
  mayInsert();
  const missing = await mendFacts(clickhouse, table, rows);
  if (missing > 0) mended[table] = missing;
  mayInsert();
  for (const aggregate of Object.keys(aggregates) as Aggregate[]) {
    const count = await mendSums(clickhouse, table, { aggregate, rows });
    if (count > 0) mended[aggregate] = count;
  }
  await repeatState(clickhouse, table, rows);
  return mended;
}

/** An attempt that its sender gave up may still be at work in the server, and bring what is about to be put in. */
async function endInserts(clickhouse: ClickHouseClient, prefix: string): Promise<void> {
  await clickhouse.command({
    query: 'KILL QUERY WHERE startsWith(query_id, {prefix:String}) SYNC',
    query_params: { prefix },
  });
}

async function mendFacts(clickhouse: ClickHouseClient, table: ProjectedTable, rows: readonly Row[]): Promise<number> {
  const { identity } = factTableSpecs[table];
  const found = await clickhouse.query({
    query: `SELECT ${identity} AS id FROM ${table} WHERE stream_seq BETWEEN {first:UInt64} AND {last:UInt64}`,
    query_params: extent(rows, 'stream_seq'),
    format: 'JSONEachRow',
  });
  const there = new Set((await found.json<{ id: string }>()).map(({ id }) => id));
  const missing = rows.filter((row) => !there.has(String(row[identity])));
  if (missing.length === 0) return 0;
  const columns: readonly string[] = projectedTables[table].columns;
  await attachRows(clickhouse, { table, by: 'facts' }, async (copy) => {
    await clickhouse.insert({
      table: copy,
      columns: columns as [string, ...string[]],
      values: missing.map((row) => columns.map((column) => row[column])),
      format: 'JSONCompactEachRow',
      clickhouse_settings: { async_insert: 0, max_partitions_per_insert_block: '0' },
    });
  });
  return missing.length;
}

/** Adds to the sums what the facts of the batch's time say more than they hold. */
async function mendSums(
  clickhouse: ClickHouseClient,
  source: ProjectedTable,
  { aggregate, rows }: { readonly aggregate: Aggregate; readonly rows: readonly Row[] },
): Promise<number> {
  const { unit, of } = aggregates[aggregate];
  const columns = measuresFrom(source);
  const { first, last } = extent(rows, facts[source].time);
  const within = (time: string): string =>
    `${time} BETWEEN ${of(`toDateTime64('${first}', 3, 'UTC')`)} AND ${of(`toDateTime64('${last}', 3, 'UTC')`)}`;
  const missing = `
    SELECT ${aggregateKey}, ${unit}, ${columns.map((c) => `sum(n_${c}) AS d_${c}`).join(', ')} FROM (
      SELECT ${aggregateKey}, ${of('at')} AS ${unit}, ${columns.map((c) => `${signed(c)} AS n_${c}`).join(', ')}
      FROM (${factRows(source)}) WHERE ${within(of('at'))}
      UNION ALL
      SELECT ${aggregateKey}, ${unit}, ${columns.map((c) => `-${signed(c)} AS n_${c}`).join(', ')}
      FROM ${aggregate} WHERE ${within(unit)}
    ) GROUP BY ${aggregateKey}, ${unit} HAVING ${columns.map((c) => `d_${c} != 0`).join(' OR ')}`;
  const counted = await clickhouse.query({ query: `SELECT count() AS n FROM (${missing})`, format: 'JSONEachRow' });
  const count = Number((await counted.json<{ n: string }>())[0]?.n ?? 0);
  if (count === 0) return 0;
  await attachRows(clickhouse, { table: aggregate, by: source }, async (copy) => {
    await clickhouse.command({
      query: `INSERT INTO ${copy} (${aggregateKey}, ${unit}, ${columns.join(', ')}) ${missing}`,
    });
  });
  return count;
}

/** Latest states are told again: of one version only one row stays. */
async function repeatState(clickhouse: ClickHouseClient, source: ProjectedTable, rows: readonly Row[]): Promise<void> {
  const state = factTableSpecs[source].state?.table;
  if (state === undefined) return;
  const columns = await columnsOf(clickhouse, state);
  await clickhouse.command({
    query: `INSERT INTO ${state} (${columns}) SELECT ${columns} FROM ${source}
            WHERE stream_seq BETWEEN {first:UInt64} AND {last:UInt64}`,
    query_params: extent(rows, 'stream_seq'),
    clickhouse_settings: { insert_deduplicate: 0 },
  });
}

/** The least and the greatest value of a column: numbers, or times in ISO 8601. */
function extent(rows: readonly Row[], column: string): { first: string; last: string } {
  const values = rows.map((row) => row[column] as number | string);
  const [first, last] = [values.reduce((a, b) => (b < a ? b : a)), values.reduce((a, b) => (b > a ? b : a))];
  return { first: String(first), last: String(last) };
}
