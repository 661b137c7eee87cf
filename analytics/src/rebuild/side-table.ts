import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Tenure } from '../tenure.js';

const infix = '_rebuilt_';

/**
 * A table like the one that is rebuilt, beside it and fed by nobody. Once it holds all that the other must hold, the two are
 * exchanged in one step; views and readers go by name, and find the new one.
 */
export class SideTable {
  private constructor(
    private readonly clickhouse: ClickHouseClient,
    readonly of: string,
    readonly name: string,
  ) {}

  /** Creates it empty, and drops what earlier rebuilds of the same table left behind. */
  static async create(clickhouse: ClickHouseClient, of: string): Promise<SideTable> {
    const left = await clickhouse.query({
      query: 'SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, {prefix:String})',
      query_params: { prefix: `${of}${infix}` },
      format: 'JSONEachRow',
    });
    for (const { name } of await left.json<{ name: string }>()) await drop(clickhouse, name);
    const side = new SideTable(clickhouse, of, `${of}${infix}${randomUUID().slice(0, 8)}`);
    await clickhouse.command({ query: `CREATE TABLE ${side.name} AS ${of}` });
    return side;
  }

  async empty(): Promise<void> {
    await this.clickhouse.command({ query: `TRUNCATE TABLE ${this.name} SYNC` });
  }

  /** Fails when it was dropped meanwhile by somebody who went on without it. */
  async exchange(): Promise<void> {
    await this.clickhouse.command({ query: `EXCHANGE TABLES ${this.of} AND ${this.name}` });
  }

  async drop(): Promise<void> {
    await drop(this.clickhouse, this.name);
  }
}

/**
 * Before a position is gone on with: a rebuild that was broken off, or is only late, must find nothing to exchange, because
 * its table would lack what is inserted from now on.
 */
export async function dropUnexchanged(clickhouse: ClickHouseClient, tenure: Tenure): Promise<void> {
  const { rebuilding, ...current } = tenure.current;
  if (rebuilding === undefined) return;
  await tenure.persist('drop the table of a broken rebuild', () => drop(clickhouse, rebuilding));
  await tenure.write('forget the broken rebuild', current);
}

async function drop(clickhouse: ClickHouseClient, name: string): Promise<void> {
  // The server's own bound on what may be dropped is against accidents.
  await clickhouse.command({ query: `DROP TABLE IF EXISTS ${name} SYNC SETTINGS max_table_size_to_drop = 0` });
}
