import { createClient, type ClickHouseClient } from '@clickhouse/client';
import pg from 'pg';
import type { Endpoints } from '../black-box/endpoints.ts';

/** The two databases that must agree with each other and with what was told. */
export interface Evidence {
  readonly postgres: pg.Client;
  readonly clickhouse: ClickHouseClient;
  readonly close: () => Promise<void>;
}

/** Where both databases are, and with which rights they are read. */
export interface Databases {
  readonly postgres: string;
  readonly clickhouse: Omit<Endpoints['clickhouse'], 'analyst'>;
}

/** Opens both databases with the product's own rights. */
export async function openEvidence({
  postgres: url,
  clickhouse: { url: address, database, admin },
}: Databases): Promise<Evidence> {
  const postgres = new pg.Client({ connectionString: url });
  await postgres.connect();
  const clickhouse = createClient({ url: address, database, username: admin.user, password: admin.password });
  return {
    postgres,
    clickhouse,
    close: async () => {
      await postgres.end();
      await clickhouse.close();
    },
  };
}

/** All rows of a ClickHouse query. */
export async function clickhouseRows<T>({ clickhouse }: Evidence, query: string, parameters = {}): Promise<T[]> {
  const result = await clickhouse.query({ query, query_params: parameters, format: 'JSONEachRow' });
  return result.json<T>();
}

/** The first of many differences of one kind, and how many there are. */
export function listed(what: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, 20).join(', ');
  return [`${what}: ${items.length} (${shown}${items.length > 20 ? ', …' : ''})`];
}
