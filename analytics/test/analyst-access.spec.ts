import { createClient } from '@clickhouse/client';
import { ClickHouseLogLevel } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { analystAccessSql, analystViews } from '../src/analyst-access.js';
import { startPrivateClickHouse } from './support/private-clickhouse.js';
import type { PrivateClickHouse } from './support/private-clickhouse.js';
import { migrate } from './support/test-database.js';

let server: PrivateClickHouse;
let ask: (query: string, settings?: Record<string, string>) => Promise<unknown>;
let close: () => Promise<void>;

beforeAll(async () => {
  server = await startPrivateClickHouse();
  await migrate(server.address, 'tributary');
  const client = createClient({
    url: server.address.CLICKHOUSE_URL,
    username: server.analyst.user,
    password: server.analyst.password,
    database: 'tributary',
    log: { level: ClickHouseLogLevel.OFF },
  });
  ask = async (query, settings = {}) =>
    (await client.query({ query, format: 'JSONEachRow', clickhouse_settings: settings })).json();
  close = () => client.close();
}, 60_000);

afterAll(async () => {
  await close();
  await server.remove();
});

/** The answer's text, held back by the server until it is whole: an error that comes after rows breaks the answer off otherwise. */
async function rawAnswer(statement: string, { address, analyst } = server, database = 'tributary'): Promise<string> {
  const response = await fetch(`${address.CLICKHOUSE_URL}/?database=${database}&wait_end_of_query=1`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${analyst.user}:${analyst.password}`).toString('base64')}`,
    },
    body: statement,
  });
  return response.text();
}

describe('an analyst', () => {
  it.each(analystViews)('reads %s', async (view) => {
    expect(await ask(`SELECT * FROM ${view}`)).toEqual([]);
  });

  it('may choose output settings', async () => {
    expect(await ask('SELECT 1 AS n', { output_format_json_quote_64bit_integers: '1' })).toEqual([{ n: 1 }]);
  });

  it.each([
    'SELECT * FROM clicks',
    'SELECT * FROM conversions',
    'SELECT * FROM commission_entries',
    'SELECT * FROM performance_15m',
    'SELECT * FROM schema_migrations',
    'SELECT * FROM system.users',
    'SELECT * FROM system.processes',
    'SELECT * FROM system.server_settings',
    'SELECT * FROM system.named_collections',
    `SELECT * FROM file('/etc/passwd', 'LineAsString')`,
    `SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')`,
    `SELECT * FROM s3('http://127.0.0.1:9/bucket/x.csv', 'CSV', 'x String')`,
    `SELECT * FROM remote('127.0.0.1:1', tributary, clicks, 'app', 'app')`,
    `SELECT * FROM executable('id', 'LineAsString', 'x String')`,
    `SELECT * FROM postgresql('127.0.0.1:1', 'a', 'b', 'c', 'd')`,
  ])('cannot: %s', async (query) => {
    await expect(ask(query)).rejects.toMatchObject({ type: 'ACCESS_DENIED' });
  });

  it.each([
    `INSERT INTO v_clicks (click_id) VALUES ('x')`,
    `INSERT INTO clicks (click_id) VALUES ('x')`,
    'CREATE TABLE x (a Int8) ENGINE = Memory',
    'CREATE TEMPORARY TABLE x (a Int8)',
    'CREATE VIEW x AS SELECT 1',
    'DROP VIEW v_clicks',
    'ALTER TABLE clicks DELETE WHERE 1',
    'TRUNCATE TABLE clicks',
    'GRANT SELECT ON tributary.clicks TO analyst',
    `ALTER USER analyst IDENTIFIED BY 'x'`,
    'SYSTEM SHUTDOWN',
    'KILL QUERY WHERE 1',
  ])('cannot write: %s', async (statement) => {
    expect(await rawAnswer(statement)).toMatch(/ACCESS_DENIED|READONLY/);
  });

  it('cannot see through `merge` what it cannot read directly', async () => {
    const names = await ask(`SELECT DISTINCT _table FROM merge('tributary', '.*')`);
    expect((names as { _table: string }[]).every(({ _table }) => _table.startsWith('v_'))).toBe(true);
  });

  it.each([
    { max_execution_time: '600' },
    { max_execution_time: '0' },
    { max_memory_usage: '0' },
    { max_result_rows: '0' },
    { result_overflow_mode: 'break' },
    { readonly: '0' },
    { max_memory_usage_for_user: '0' },
    { max_concurrent_queries_for_user: '100' },
    { add_http_cors_header: '1' },
  ])('cannot lift its bounds: %j', async (settings) => {
    await expect(ask('SELECT 1', settings)).rejects.toThrow(/constraint|shouldn't|readonly|READONLY|should not/i);
  });

  it('is refused an answer of more than a million rows', async () => {
    expect(await rawAnswer('SELECT * FROM numbers(2000000)')).toContain('TOO_MANY_ROWS_OR_BYTES');
  });

  it('finds no IP address and no customer hash in any view', async () => {
    const columns = (await ask(
      `SELECT name FROM system.columns WHERE database = 'tributary' AND table LIKE 'v\\_%'`,
    )) as {
      name: string;
    }[];
    expect(columns.length).toBeGreaterThan(50);
    expect(columns.filter(({ name }) => /(^|_)ip(_|$)|customer|email|hash|user_agent|visitor/.test(name))).toEqual([]);
  });
});

describe('S14: an analyst is bounded by all queries together', () => {
  /** What became of the queries: '' for an answer, else the code of the error. */
  const outcomes = async (queries: readonly string[]): Promise<string[]> => {
    const codes = queries.map(async (query) => /\((\w+)\) \(version/.exec(await rawAnswer(query))?.[1] ?? '');
    return (await Promise.all(codes)).sort();
  };

  it('eight run at a time, and a ninth is refused', async () => {
    const ended = await outcomes(Array.from({ length: 12 }, () => 'SELECT sleep(2)'));
    expect(new Set(ended)).toEqual(new Set(['', 'TOO_MANY_SIMULTANEOUS_QUERIES']));
    expect(ended.filter((code) => code === '').length).toBeLessThanOrEqual(8);
  });

  it('what one may take, four at a time may not take each', async () => {
    // Some 500 MB, held for two seconds.
    const large =
      'SELECT length(groupArray(randomFixedString(1000000))), sleep(2) FROM numbers(250) SETTINGS max_threads = 1';
    expect(await outcomes([large])).toEqual(['']);
    expect(await outcomes(Array.from({ length: 7 }, () => large))).toContain('MEMORY_LIMIT_EXCEEDED');
  });

  it('a server that stores access itself understands the statements', async () => {
    for (const statement of analystAccessSql('shop')) {
      const [row] = (await ask(`SELECT formatQuery('${statement.replaceAll("'", "\\'")}') AS formatted`)) as {
        formatted: string;
      }[];
      expect(row?.formatted).toMatch(/^(CREATE|ALTER|GRANT) /);
    }
  });

  it('what is read counts, and who has read enough waits', async () => {
    const usage = `SELECT queries, max_queries, max_read_rows, max_execution_time FROM system.quota_usage`;
    const before = (await ask(usage)) as { queries: number }[];
    await ask('SELECT count() FROM v_clicks');
    expect(await ask(usage)).toEqual([
      {
        queries: (before[0]?.queries ?? 0) + 1,
        max_queries: 5000,
        max_read_rows: 20_000_000_000,
        max_execution_time: 3600,
      },
    ]);
    const few = await startPrivateClickHouse((users) => users.replace('<queries>5000<', '<queries>3<'));
    try {
      const answers: string[] = [];
      for (let asked = 0; asked < 5; asked += 1)
        answers.push(await rawAnswer('SELECT max(number) FROM numbers(2)', few, 'default'));
      expect(answers.map((answer) => (answer.includes('QUOTA_EXCEEDED') ? 'refused' : answer.trim()))).toEqual([
        ...['1', '1', '1'],
        ...['refused', 'refused'],
      ]);
    } finally {
      await few.remove();
    }
  }, 60_000);
});
