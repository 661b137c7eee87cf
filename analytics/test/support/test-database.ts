import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ClickHouseClient } from '@clickhouse/client';
import { clickhouseMigrationUrl } from '../../../infra/local/launch/clickhouse-access.js';
import { clickhouseClient } from '../../src/clickhouse.js';
import { repositoryPath, testEnv } from './test-env.js';

const run = promisify(execFile);

/** Where a ClickHouse is, as the migrations and the client address it. */
export interface ClickHouseAddress {
  readonly CLICKHOUSE_URL: string;
  readonly CLICKHOUSE_USER: string;
  readonly CLICKHOUSE_PASSWORD: string;
}

/** A migrated database of its own, dropped at the end. */
export interface TestDatabase {
  readonly name: string;
  readonly client: ClickHouseClient;
  /** Rows of a query, with 64-bit integers as numbers. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** Creates and migrates a database under a random name. */
export async function createTestDatabase(
  address: ClickHouseAddress = testEnv(),
  migrations?: string,
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await migrate(address, name, migrations);
  const client = clickhouseClient({ ...address, CLICKHOUSE_DATABASE: name }, 'test');
  return {
    name,
    client,
    query: (sql) => queryRows(client, sql),
    drop: async () => {
      await client.command({ query: `DROP DATABASE IF EXISTS ${name} SYNC` });
      await client.close();
    },
  };
}

/** Applies analytics/migrations, or those of another folder, to a database, creating it when it is not there. */
export async function migrate(
  address: ClickHouseAddress,
  database: string,
  folder = repositoryPath('analytics/migrations'),
): Promise<void> {
  const url = clickhouseMigrationUrl({
    url: address.CLICKHOUSE_URL,
    user: address.CLICKHOUSE_USER,
    password: address.CLICKHOUSE_PASSWORD,
    database,
  });
  const [platform, arch] = [process.platform, process.arch];
  const dbmate = createRequire(import.meta.url).resolve(`@dbmate/${platform}-${arch}/package.json`);
  await run(path.join(path.dirname(dbmate), 'bin/dbmate'), [
    '--no-dump-schema',
    '--migrations-dir',
    folder,
    '--url',
    url,
    'up',
  ]);
}

async function queryRows(client: ClickHouseClient, query: string): Promise<Record<string, unknown>[]> {
  const result = await client.query({
    query,
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  return result.json<Record<string, unknown>>();
}
