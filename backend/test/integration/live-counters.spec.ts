import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../analytics/test/support/test-database.js';
import type { TestDatabase } from '../../../analytics/test/support/test-database.js';
import { ReadLiveSnapshot } from '../../src/modules/reports/live-counters.query.js';
import { LiveCountersFeed } from '../../src/modules/reports/live-counters-feed.js';
import { createLogger } from '../../src/platform/logger.js';
import { TestClock } from '../support/test-clock.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const program = 'prg_01h455vb4pex5vsknk084sn02q';
let clickhouse: TestDatabase;
let api: TestApi;
let url: string;
let token: string;

beforeAll(async () => {
  clickhouse = await createTestDatabase();
  api = await startTestApi({ CLICKHOUSE_DATABASE: clickhouse.name });
  await api.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}/v1/live`;
  token = (await api.signInAdmin()).body['accessToken'] as string;
}, 60_000);
afterAll(async () => {
  await api.close();
  await clickhouse.drop();
});

async function clicks(count: number, at: Date): Promise<void> {
  const values = Array.from({ length: count }, (_, index) => ({
    click_id: `${at.getTime()}-${index}`,
    clicked_at: at.toISOString().replace('T', ' ').replace('Z', ''),
    ...{ program_id: program, currency: 'EUR', livemode: true, is_bot: index === 0 },
  }));
  await clickhouse.client.insert({ table: 'clicks', values, format: 'JSONEachRow' });
}

/** Data of the first events of a name, read from the open stream. */
async function read(query: string, name: string, enough: (events: Record<string, unknown>[]) => boolean) {
  const abort = AbortSignal.timeout(15_000);
  const response = await fetch(`${url}?${query}`, { headers: { authorization: `Bearer ${token}` }, signal: abort });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const events: Record<string, unknown>[] = [];
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk as Uint8Array);
    const complete = text.split('\n\n');
    text = complete.pop() ?? '';
    for (const block of complete) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (event === name) events.push(JSON.parse(data ?? '') as Record<string, unknown>);
    }
    if (enough(events)) break;
  }
  return events;
}

describe('the stream of live counters', () => {
  test('shows clicks within two seconds, people only, for all programs or one', async () => {
    const events = read('timeZone=UTC', 'counters', (seen) => seen.some((e) => e['clicksLastMinute'] === 4));
    await clicks(5, new Date());
    expect((await events).at(-1)).toMatchObject({ clicksLastMinute: 4, revenueToday: [] });
    const one = await read(`timeZone=UTC&programId=${program}`, 'counters', (seen) => seen.length > 0);
    expect(one[0]).toMatchObject({ clicksLastMinute: 4 });
    const none = await read('timeZone=UTC&programId=prg_01h455vb4pex5vsknk084sn02r', 'counters', (e) => e.length > 0);
    expect(none[0]).toMatchObject({ clicksLastMinute: 0, clicksToday: 0 });
  }, 30_000);

  test('needs a time zone', async () => {
    expect((await api.admin.get('/v1/live')).body).toMatchObject({ code: 'validation_failed' });
  });

  test('ends when the process does', async () => {
    const second = await startTestApi({ CLICKHOUSE_DATABASE: clickhouse.name });
    await second.app.listen(0, '127.0.0.1');
    const { port } = second.app.getHttpServer().address() as AddressInfo;
    const answer = await second.signInAdmin();
    const headers = { authorization: `Bearer ${answer.body['accessToken'] as string}` };
    const response = await fetch(`http://127.0.0.1:${port}/v1/live?timeZone=UTC`, { headers });
    const reading = response.text();
    const begun = Date.now();
    await second.close();
    expect(await reading).toContain('retry: 2000');
    expect(Date.now() - begun).toBeLessThan(5_000);
  }, 30_000);
});

describe('the feed', () => {
  const logger = createLogger({ LOG_LEVEL: 'silent', PROCESS_NAME: 'test' });
  const until = async (condition: () => boolean) => {
    for (let i = 0; i < 100 && !condition(); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(condition()).toBe(true);
  };

  test('reads once for all listeners, and not at all for none', async () => {
    let reads = 0;
    const source = new ReadLiveSnapshot(clickhouse.client);
    const counted = { execute: (now: Date) => ((reads += 1), source.execute(now)) };
    const feed = new LiveCountersFeed(counted, new TestClock(), logger);
    const heard = [0, 0, 0];
    const stops = heard.map((_, i) =>
      feed.subscribe({ timeZone: 'UTC', livemode: true }, () => (heard[i] = (heard[i] ?? 0) + 1)),
    );
    await until(() => heard.every((times) => times >= 2));
    expect(reads).toBeLessThanOrEqual(3);
    stops.forEach((stop) => stop());
    const before = reads;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(reads).toBe(before);
  }, 20_000);

  test('says so while the numbers cannot be read, and goes on', async () => {
    let failing = true;
    const empty = { buckets: [], lastMinute: [] };
    const source = { execute: () => (failing ? Promise.reject(new Error('away')) : Promise.resolve(empty)) };
    const heard: boolean[] = [];
    const stop = new LiveCountersFeed(source, new TestClock(), logger).subscribe(
      { timeZone: 'UTC', livemode: true },
      (figures) => heard.push(figures !== null),
    );
    await until(() => heard.length === 1);
    failing = false;
    await until(() => heard.length === 2);
    stop();
    expect(heard).toEqual([false, true]);
  });
});
