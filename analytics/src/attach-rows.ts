import type { ClickHouseClient } from '@clickhouse/client';

/**
 * Adds rows to a table past its views: they are inserted into an empty copy of it, whose parts are then attached.
 * @param by sets copies apart that are made at the same time
 * @param fill puts the rows into the table that it is told
 */
export async function attachRows(
  clickhouse: ClickHouseClient,
  { table, by }: { readonly table: string; readonly by: string },
  fill: (copy: string) => Promise<void>,
): Promise<void> {
  const copy = `${table}_mended_by_${by}`;
  const command = async (query: string): Promise<unknown> => clickhouse.command({ query });
  await command(`DROP TABLE IF EXISTS ${copy} SYNC`);
  await command(`CREATE TABLE ${copy} AS ${table}`);
  await fill(copy);
  const parts = await clickhouse.query({
    query: `SELECT DISTINCT partition_id AS id FROM system.parts
            WHERE database = currentDatabase() AND table = {copy:String} AND active`,
    query_params: { copy },
    format: 'JSONEachRow',
  });
  for (const { id } of await parts.json<{ id: string }>()) {
    await command(`ALTER TABLE ${table} ATTACH PARTITION ID '${id}' FROM ${copy}`);
  }
  await command(`DROP TABLE IF EXISTS ${copy} SYNC`);
}
