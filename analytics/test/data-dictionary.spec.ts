import { readFileSync } from 'node:fs';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { analystAccessSql, analystViews } from '../src/analyst-access.js';
import { clickhouseClient } from '../src/clickhouse.js';
import { startPrivateClickHouse } from './support/private-clickhouse.js';
import type { PrivateClickHouse } from './support/private-clickhouse.js';
import { migrate } from './support/test-database.js';
import { repositoryPath } from './support/test-env.js';

const text = readFileSync(repositoryPath('docs/analytics/README.md'), 'utf8');
let server: PrivateClickHouse;
let analyst: ClickHouseClient;

beforeAll(async () => {
  server = await startPrivateClickHouse();
  await migrate(server.address, 'tributary');
  analyst = clickhouseClient({
    CLICKHOUSE_URL: server.address.CLICKHOUSE_URL,
    CLICKHOUSE_USER: server.analyst.user,
    CLICKHOUSE_PASSWORD: server.analyst.password,
    CLICKHOUSE_DATABASE: 'tributary',
  });
}, 60_000);

afterAll(async () => {
  await analyst.close();
  await server.remove();
});

const ask = async (query: string): Promise<unknown[]> =>
  (await analyst.query({ query, format: 'JSONEachRow' })).json<unknown>();

/** Columns and types that the document states for a view. */
function documented(view: string): string[] {
  const section = text.split(`\n## ${view}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `(\w+)` +\| ([^|]+?) +\|/gm)].map(([, name, type]) => `${name} ${type}`);
}

describe('docs/analytics', () => {
  it.each(analystViews)('states every column of %s with its type', async (view) => {
    const columns = (await ask(
      `SELECT name, type FROM system.columns WHERE database = 'tributary' AND table = '${view}' ORDER BY position`,
    )) as { name: string; type: string }[];
    const actual = columns.map(({ name, type }) => `${name} ${type.replace(/LowCardinality\((.*)\)/, '$1')}`);
    expect(documented(view)).toEqual(actual);
  });

  const examples = [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql);

  it.each(examples)('has an example that an analyst can run: %s', async (sql) => {
    await expect(ask(sql)).resolves.toEqual(expect.any(Array));
  });

  it('has six examples, and the statements for another server as they are', () => {
    expect(examples).toHaveLength(6);
    for (const statement of analystAccessSql('tributary')) expect(text).toContain(`${statement};`);
  });
});
