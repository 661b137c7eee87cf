import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkIntegrity } from '../src/integrity.js';
import type { IntegrityReport } from '../src/integrity.js';
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
async function crashAfterInsert(stream: 'CLICKS' | 'EVENTS'): Promise<void> {
  let crashed = false;
  const projection = testProjection(bus, database.client, stream, {
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
  ['CLICKS', 'clicks', deleteFacts('clicks')],
  ['CLICKS', 'clicks in quarter hours', clearSums('performance_15m', ['clicks', 'bot_clicks'], clicked)],
  ['CLICKS', 'clicks in days', clearSums('performance_1d', ['clicks', 'bot_clicks'], clicked)],
  ['EVENTS', 'facts of conversions', deleteFacts('conversion_events')],
  ['EVENTS', 'facts of commissions', deleteFacts('commission_entries')],
  ['EVENTS', 'conversions in quarter hours', clearSums('performance_15m', ['conversions', 'revenue'], converted)],
  ['EVENTS', 'conversions in days', clearSums('performance_1d', ['conversions', 'revenue'], converted)],
  [
    'EVENTS',
    'commissions in quarter hours',
    clearSums('performance_15m', ['commission', 'pending', 'approved'], accrued),
  ],
  ['EVENTS', 'commissions in days', clearSums('performance_1d', ['commission', 'pending', 'approved'], accrued)],
  ['EVENTS', 'states of conversions', deleteStates('conversions', 'conversion_events', 'conversion_id')],
  ['EVENTS', 'states of commissions', deleteStates('commissions', 'commission_entries', 'commission_id')],
] as const)(
  'a batch of %s whose %s were lost is whole after it is sent again',
  async (stream, _lost, lose) => {
    const done = await lastProjected(stream);
    await publish();
    await crashAfterInsert(stream);
    await database.client.command({
      query: lose(`stream_seq > ${done}`),
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

/** Sequence of the last message whose rows are there. */
async function lastProjected(stream: 'CLICKS' | 'EVENTS'): Promise<number> {
  const tables = stream === 'CLICKS' ? ['clicks'] : ['conversion_events', 'commission_entries'];
  const facts = tables.map((table) => `SELECT max(stream_seq) AS seq FROM ${table}`).join(' UNION ALL ');
  const [row] = await database.query(`SELECT max(seq) AS seq FROM (${facts})`);
  return Number(row?.['seq']);
}

async function projectTheRest(): Promise<IntegrityReport> {
  const projections = (['CLICKS', 'EVENTS'] as const).map((one) =>
    testProjection(bus, database.client, one, { leaseMs }),
  );
  for (const projection of projections) projection.start();
  await waitFor(
    'everything to be projected',
    async () =>
      (await lastProjected('CLICKS')) >= (await lastPublished('CLICKS')) - 1 &&
      (await lastProjected('EVENTS')) >= (await lastPublished('EVENTS')) - 1 &&
      projections.every((projection) => projection.lag().owner && projection.lag().messages === 0),
    60_000,
  );
  await Promise.all(projections.map((projection) => projection.stop()));
  return checkIntegrity(database.client);
}

async function lastPublished(stream: 'CLICKS' | 'EVENTS'): Promise<number> {
  return (await bus.bus.jsm.streams.info(bus.bus.namespace.stream(stream))).state.last_seq;
}
