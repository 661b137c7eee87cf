import { spawn } from 'node:child_process';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { REPOSITORY } from '../../repository.ts';
import type { Databases } from '../evidence.ts';

/** What ClickHouse's own tables say differently of the same facts, by the product's own program. */
export async function proveIntegrity({ clickhouse }: Pick<Databases, 'clickhouse'>): Promise<readonly string[]> {
  const child = spawn(process.execPath, [path.join(REPOSITORY, 'analytics/dist/main.integrity.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '',
      CLICKHOUSE_URL: clickhouse.url,
      CLICKHOUSE_USER: clickhouse.admin.user,
      CLICKHOUSE_PASSWORD: clickhouse.admin.password,
      CLICKHOUSE_DATABASE: clickhouse.database,
    },
  });
  const { differences } = (await json(child.stdout)) as { differences: readonly string[] };
  return differences;
}
