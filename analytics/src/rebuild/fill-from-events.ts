import type { ClickHouseClient } from '@clickhouse/client';
import { BatchPlan, noMemory } from '../batch-plan.js';
import type { EventTypes } from '../event-types.js';
import type { Row } from '../projectors/projected-table.js';
import { projectedTables } from '../projectors/tables.js';
import type { ProjectedTable } from '../projectors/tables.js';
import type { EventSource } from './event-source.js';
import { copyMissingFacts } from './fill-from-facts.js';
import type { Filling } from './fill-from-facts.js';

export interface Sources {
  readonly events: readonly EventSource[];
  readonly types: EventTypes;
}

/**
 * Facts up to a position, projected again by this version. Sources are asked one after the other, each adding what those
 * before it did not have; facts that no source remembers any more are taken over as they are.
 */
export async function fillFromEvents(
  filling: Filling & { readonly range: { readonly upTo: number } },
  { events, types }: Sources,
): Promise<void> {
  const { clickhouse, into, from, range } = filling;
  const heldIn = `${into}_source`;
  for (const source of events) {
    await clickhouse.command({ query: `CREATE TABLE ${heldIn} AS ${from}` });
    let memory = noMemory;
    for await (const page of source.read({ table: from, types, upTo: range.upTo })) {
      const plan = new BatchPlan(from, memory, 0, types);
      for (const message of page) plan.add(message);
      memory = plan.after();
      await insertRows(clickhouse, from, heldIn, plan.rows);
    }
    await copyMissingFacts({ ...filling, heldIn });
    await clickhouse.command({ query: `DROP TABLE ${heldIn} SYNC` });
  }
  await copyMissingFacts(filling);
}

async function insertRows(
  clickhouse: ClickHouseClient,
  table: ProjectedTable,
  into: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns: readonly string[] = projectedTables[table].columns;
  await clickhouse.insert({
    table: into,
    columns: columns as [string, ...string[]],
    values: rows.map((row) => columns.map((column) => row[column])),
    format: 'JSONCompactEachRow',
    clickhouse_settings: { async_insert: 0, insert_deduplicate: 0, max_partitions_per_insert_block: '0' },
  });
}
