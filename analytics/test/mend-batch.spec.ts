import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkIntegrity } from '../src/integrity.js';
import type { IntegrityReport } from '../src/integrity.js';
import { tableNames } from '../src/projectors/tables.js';
import type { ProjectedTable } from '../src/projectors/tables.js';
import { positionOf, untilProjected } from './support/positions.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { testProjection } from './support/test-projection.js';
import { publishTraffic } from './support/traffic.js';
import type { Published } from './support/traffic.js';
import { waitFor } from './support/wait-for.js';

const leaseMs = 400;
let bus: TestBus;
let database: TestDatabase;
const sent: Published = { clicks: 0, conversions: 0, commissions: 0 };

beforeAll(async () => {
  [bus, database] = await Promise.all([createTestBus(), createTestDatabase()]);
}, 60_000);
afterAll(() => Promise.all([bus.close(), database.drop()]));

async function publish(): Promise<void> {
  const enough = new AbortController();
  const traffic = publishTraffic(bus, enough.signal);
  setTimeout(() => enough.abort(), 500);
  const published = await traffic;
  sent.clicks += published.clicks;
  sent.conversions += published.conversions;
  sent.commissions += published.commissions;
}

/** Inserts one batch and crashes before it is marked done. */
async function crashAfterInsert(table: ProjectedTable): Promise<void> {
  let crashed = false;
  const projection = testProjection(bus, database.client, table, {
    leaseMs,
    afterStep: (step) => {
      if (step !== 'inserted' || crashed) return;
      crashed = true;
      void projection.stop();
      throw new Error('crash');
    },
  });
  projection.start();
  await waitFor('the crash', () => crashed);
  await projection.stop();
}

const deleteFacts = (table: string) => (batch: string) => `ALTER TABLE ${table} DELETE WHERE ${batch}`;
const deleteStates = (table: string, facts: string, id: string) => (batch: string) =>
  `ALTER TABLE ${table} DELETE WHERE (${id}, aggregate_version) IN
    (SELECT ${id}, aggregate_version FROM ${facts} WHERE ${batch})`;
const clearSums =
  (sums: string, columns: readonly string[], [facts, time]: readonly string[]) =>
  (batch: string) =>
    `ALTER TABLE ${sums} UPDATE ${columns.map((column) => `${column} = 0`).join(', ')} WHERE ` +
    (sums === 'performance_1d'
      ? `day IN (SELECT toDate(${time}) FROM ${facts} WHERE ${batch})`
      : `bucket IN (SELECT toStartOfInterval(${time}, INTERVAL 15 MINUTE, 'UTC') FROM ${facts} WHERE ${batch})`);
const clicked = ['clicks', 'clicked_at'];
const converted = ['conversion_events', 'occurred_at'];
const accrued = ['commission_entries', 'occurred_at'];

// What a server leaves that was killed between writing a token down and publishing the part: it knows the token and has not
// the rows. A mutation takes rows away and leaves the token as well.
it.each([
  ['clicks', 'clicks', deleteFacts('clicks')],
  ['clicks', 'clicks in quarter hours', clearSums('performance_15m', ['clicks', 'bot_clicks'], clicked)],
  ['clicks', 'clicks in days', clearSums('performance_1d', ['clicks', 'bot_clicks'], clicked)],
  ['conversion_events', 'facts of conversions', deleteFacts('conversion_events')],
  ['commission_entries', 'facts of commissions', deleteFacts('commission_entries')],
  [
    'conversion_events',
    'conversions in quarter hours',
    clearSums('performance_15m', ['conversions', 'revenue'], converted),
  ],
  ['conversion_events', 'conversions in days', clearSums('performance_1d', ['conversions', 'revenue'], converted)],
  [
    'commission_entries',
    'commissions in quarter hours',
    clearSums('performance_15m', ['commission', 'pending', 'approved'], accrued),
  ],
  [
    'commission_entries',
    'commissions in days',
    clearSums('performance_1d', ['commission', 'pending', 'approved'], accrued),
  ],
  ['conversion_events', 'states of conversions', deleteStates('conversions', 'conversion_events', 'conversion_id')],
  ['commission_entries', 'states of commissions', deleteStates('commissions', 'commission_entries', 'commission_id')],
] as const)(
  'a batch of %s whose %s were lost is whole after it is sent again',
  async (table, _lost, lose) => {
    await publish();
    await crashAfterInsert(table);
    // Of the batch in hand only: what was marked done, nobody looks at again.
    const first = (await positionOf(bus, table))?.batch?.first ?? 0;
    expect(first).toBeGreaterThan(0);
    await database.client.command({
      query: lose(`stream_seq >= ${first}`),
      clickhouse_settings: { mutations_sync: '2' },
    });
    const whole = await projectTheRest();
    expect(whole).toEqual({
      counts: {
        clicks: sent.clicks,
        conversion_events: sent.conversions,
        commission_entries: sent.commissions,
        conversions: sent.conversions,
        commissions: sent.commissions,
      },
      differences: [],
    });
    expect(await database.query('SHOW TABLES')).not.toContainEqual({ name: expect.stringContaining('mended') });
  },
  120_000,
);

async function projectTheRest(): Promise<IntegrityReport> {
  const projections = tableNames.map((table) => testProjection(bus, database.client, table, { leaseMs }));
  for (const projection of projections) projection.start();
  await untilProjected(bus);
  await Promise.all(projections.map((projection) => projection.stop()));
  return checkIntegrity(database.client);
}
