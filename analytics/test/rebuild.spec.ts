import { once } from 'node:events';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aggregates } from '@tributary/backend/kernel/measures';
import type { Aggregate } from '@tributary/backend/kernel/measures';
import { createLogger } from '@tributary/backend/platform/logger';
import { eventTypes } from '../src/event-types.js';
import { checkIntegrity } from '../src/integrity.js';
import { factTables, storedSums } from '../src/measures-sql.js';
import { tableNames } from '../src/projectors/tables.js';
import { Pause } from '../src/rebuild/pause.js';
import { rebuildPlans } from '../src/rebuild/rebuild-plans.js';
import { TableRebuild } from '../src/rebuild/rebuild-table.js';
import { SideTable } from '../src/rebuild/side-table.js';
import { KeptEventsSource } from '../src/rebuild/kept-events-source.js';
import { StreamEvents } from '../src/rebuild/stream-events.js';
import { killChildren, startChild } from './support/child-process.js';
import { untilProjected } from './support/positions.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { publishTraffic } from './support/traffic.js';
import type { Published } from './support/traffic.js';

const leaseMs = 600;
const tables = [...rebuildPlans.keys()];
let bus: TestBus;
let database: TestDatabase;
let sent: Published;
let ending: AbortController;

beforeEach(async () => {
  sent = { clicks: 0, conversions: 0, commissions: 0 };
  ending = new AbortController();
  [bus, database] = await Promise.all([createTestBus(), createTestDatabase()]);
}, 60_000);
afterEach(async () => {
  ending.abort();
  await killChildren();
  await Promise.all([bus.close(), database.drop()]);
}, 60_000);
afterAll(killChildren);

const child = (file: string, env: Record<string, string> = {}): ReturnType<typeof startChild> =>
  startChild(`test/support/${file}.ts`, {
    NATS_NAMESPACE: bus.namespace,
    CLICKHOUSE_DATABASE: database.name,
    LEASE_MS: String(leaseMs),
    ...env,
  });

const rebuild = (table: string): Promise<void> =>
  new TableRebuild(table, {
    clickhouse: database.client,
    kv: bus.kv,
    logger: createLogger({ PROCESS_NAME: 'test', LOG_LEVEL: 'silent' }),
    sources: { events: [new StreamEvents(bus.bus), new KeptEventsSource(database.client)], types: eventTypes },
    leaseMs,
    signal: ending.signal,
  }).run();

/** Publishes for as long as `meanwhile` takes. */
async function underTraffic(meanwhile: () => Promise<void>): Promise<void> {
  const enough = new AbortController();
  const traffic = publishTraffic(bus, enough.signal);
  try {
    await meanwhile();
  } finally {
    enough.abort();
    const published = await traffic;
    for (const key of Object.keys(sent) as (keyof Published)[]) sent[key] += published[key];
  }
}

/** Everything that was published is in every table, once. */
async function expectAllThereOnce(): Promise<void> {
  await untilProjected(bus);
  const { counts, differences } = await checkIntegrity(database.client);
  expect(differences).toEqual([]);
  const { clicks, conversions, commissions } = sent;
  expect(counts).toEqual({
    clicks,
    conversion_events: conversions,
    commission_entries: commissions,
    conversions,
    commissions,
  });
}

/** What each table says, to the last column. */
async function contents(): Promise<Record<string, unknown>> {
  const questions: Record<string, string> = {
    conversions: 'SELECT * FROM conversions FINAL',
    commissions: 'SELECT * FROM commissions FINAL',
  };
  for (const table of factTables) {
    questions[table] = `SELECT * FROM ${table}`;
    for (const aggregate of Object.keys(aggregates) as Aggregate[])
      questions[`${aggregate} of ${table}`] = storedSums(aggregate, table);
  }
  const found: Record<string, unknown> = {};
  for (const [name, sql] of Object.entries(questions)) {
    found[name] = (await database.query(`SELECT count() AS n, toString(sum(cityHash64(*))) AS hash FROM (${sql})`))[0];
  }
  return found;
}

const sideTables = async (): Promise<unknown[]> => database.query(`SHOW TABLES LIKE '%rebuilt%'`);

describe('a rebuild', () => {
  it('of every table, one after the other under load, ends equal to what it replaced', async () => {
    child('projector-child');
    await underTraffic(async () => {
      for (const table of tables) await rebuild(table);
    });
    await expectAllThereOnce();
    const before = await contents();
    for (const table of tables) await rebuild(table);
    expect(await contents()).toEqual(before);
    expect(await sideTables()).toEqual([]);
    // The views feed what was exchanged.
    await underTraffic(() => new Promise((resolve) => setTimeout(resolve, 500)));
    await expectAllThereOnce();
  }, 180_000);

  it.each(['filled', 'paused', 'caught up', 'noted', 'exchanged'])(
    'killed right after "%s" leaves everything whole, and can be run again',
    async (step) => {
      child('projector-child');
      await underTraffic(async () => {
        for (const table of ['commission_entries', 'performance_15m']) {
          const broken = child('rebuild-child', { TABLE: table, DIE_AFTER: step });
          const [, signal] = (await once(broken, 'exit')) as [number | null, string | null];
          expect(signal).toBe('SIGKILL');
        }
      });
      await expectAllThereOnce();
      for (const table of ['commission_entries', 'performance_15m']) await rebuild(table);
      await expectAllThereOnce();
      expect(await sideTables()).toEqual([]);
    },
    120_000,
  );

  it('that comes back late finds nothing to exchange', async () => {
    await underTraffic(() => new Promise((resolve) => setTimeout(resolve, 300)));
    const side = await SideTable.create(database.client, 'clicks');
    const pause = await Pause.of(['clicks'], { kv: bus.kv, leaseMs, signal: ending.signal });
    await pause.note(side.name);
    await pause.release();
    child('projector-child');
    await expectAllThereOnce();
    await expect(side.exchange()).rejects.toThrow(side.name);
    expect(await sideTables()).toEqual([]);
  }, 60_000);

  it('of facts reads the events again, and takes over what no source remembers', async () => {
    child('projector-child');
    await underTraffic(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
    await expectAllThereOnce();
    const before = await contents();
    const stream = bus.bus.namespace.stream('EVENTS');
    // At a fact's own place: between a message and its copy, the copy's place would be what is found again.
    const places = await database.query('SELECT stream_seq FROM conversion_events ORDER BY stream_seq');
    const half = Number(places[Math.floor(places.length / 2)]?.['stream_seq']);
    await bus.bus.jsm.streams.purge(stream, { seq: half });
    for (const table of tableNames.filter((name) => name !== 'clicks')) {
      await database.client.command({
        query: `ALTER TABLE ${table} DELETE WHERE stream_seq > ${half} AND stream_seq % 3 = 0`,
        clickhouse_settings: { mutations_sync: '2' },
      });
    }
    expect(await contents()).not.toEqual(before);
    for (const table of tableNames) await rebuild(table);
    expect(await contents()).toEqual(before);
  }, 120_000);

  it('names what can be rebuilt when asked for something else', () => {
    expect(() => rebuild('v_clicks')).toThrow('"v_clicks" is not one of clicks, conversion_events');
  });
});
