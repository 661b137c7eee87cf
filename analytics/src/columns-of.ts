import type { ClickHouseClient } from '@clickhouse/client';

/** The columns of a table in their order, as a list for SQL. */
export async function columnsOf(clickhouse: ClickHouseClient, table: string): Promise<string> {
  const found = await clickhouse.query({
    query: `SELECT name FROM system.columns
            WHERE database = currentDatabase() AND table = {table:String} AND default_kind NOT IN ('MATERIALIZED', 'ALIAS')
            ORDER BY position`,
    query_params: { table },
    format: 'JSONEachRow',
  });
  return (await found.json<{ name: string }>()).map(({ name }) => name).join(', ');
}
