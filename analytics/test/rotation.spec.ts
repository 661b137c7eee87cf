import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { clickhouseClient } from '../src/clickhouse.js';
import { startPrivateClickHouse } from './support/private-clickhouse.js';
import type { PrivateClickHouse } from './support/private-clickhouse.js';

let server: PrivateClickHouse;
beforeAll(async () => {
  server = await startPrivateClickHouse();
}, 60_000);
afterAll(() => server.remove());

it("changes ClickHouse's account between two requests, and none fails", async () => {
  const config = { ...server.address, CLICKHOUSE_DATABASE: 'default' };
  const client = clickhouseClient(config, 'test');
  const whoAmI = async (): Promise<string> => {
    const result = await client.query({ query: 'SELECT currentUser() AS name', format: 'JSONEachRow' });
    return (await result.json<{ name: string }>())[0]?.name ?? '';
  };
  const many = (): Promise<string[]> => Promise.all(Array.from({ length: 20 }, whoAmI));
  const before = many();
  // As LiveConfig does it: in place, while requests are under way.
  Object.assign(config, { CLICKHOUSE_USER: server.analyst.user, CLICKHOUSE_PASSWORD: server.analyst.password });
  const after = many();
  expect(new Set(await before)).toEqual(new Set(['app']));
  expect(new Set(await after)).toEqual(new Set(['analyst']));
  await client.close();
});
