import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Row } from './projectors/projected-table.js';
import { projectedTables } from './projectors/tables.js';
import type { ProjectedTable } from './projectors/tables.js';

/** The rows of one batch, and the token under which they are inserted. */
export interface Batch {
  readonly table: ProjectedTable;
  readonly rows: readonly Row[];
  readonly token: string;
}

/**
 * Inserts the rows of one batch as one block. Sent again with the same token, at any time and by anybody, it adds
 * nothing twice: ClickHouse drops a block whose token it knows, in the table and in the target of every view by itself. Not
 * every block whose token it knows is there, though, after a server died: `mendBatch` has to follow whatever is sent again.
 *
 * How late can the same token come? An owner checks its lease right before each insert (`mayInsert`), so a stale one can
 * only be sent by an owner that was paused between that check and the socket, while others went on. It is recognised as
 * long as fewer blocks than `non_replicated_deduplication_window` (10,000 a table) were inserted meanwhile. `Projection` spaces batches,
 * except full ones (20,000 rows): at ten a second, while it catches up, and one block per month touched, that is a pause of a
 * quarter of an hour. What is half sent by then the server itself has given up (its receive timeout is 30 s).
 */
export async function insertBatch(
  clickhouse: ClickHouseClient,
  { table, rows, token }: Batch,
  mayInsert: () => void,
): Promise<void> {
  if (rows.length === 0) return;
  const columns: readonly string[] = projectedTables[table].columns;
  const values = rows.map((row) => columns.map((column) => row[column]));
  mayInsert();
  await clickhouse.insert({
    table,
    columns: columns as [string, ...string[]],
    values,
    format: 'JSONCompactEachRow',
    // By the token, so that attempts still at work can be found (`mendBatch`).
    query_id: `${token}:${table}:${randomUUID()}`,
    clickhouse_settings: {
      insert_deduplication_token: `${token}:${table}`,
      insert_deduplicate: 1,
      deduplicate_blocks_in_dependent_materialized_views: 1,
      async_insert: 0,
      // One block an insert, always the same one: the token counts blocks.
      input_format_parallel_parsing: 0,
      max_insert_threads: '1',
      // A batch of backdated facts may touch any number of months.
      max_partitions_per_insert_block: '0',
    },
  });
}
