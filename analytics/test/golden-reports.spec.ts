import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OutboxRelay } from '../../backend/src/messaging/outbox-relay.js';
import { outboxBacklog } from '../../backend/src/messaging/outbox.store.js';
import { createLogger } from '../../backend/src/platform/logger.js';
import { KeptAnswers, startFormerApi } from '../../backend/test/support/former-api.js';
import type { FormerApi } from '../../backend/test/support/former-api.js';
import { goldenFile, publishedMessages } from '../../backend/test/support/former-version.js';
import { expectGolden } from '../../backend/test/support/golden.js';
import type { analystViews } from '../src/analyst-access.js';
import { checkIntegrity } from '../src/integrity.js';
import type { Projection } from '../src/projection.js';
import { tableNames } from '../src/projectors/tables.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { testProjection } from './support/test-projection.js';
import { waitFor } from './support/wait-for.js';

/**
 * What the former version published, and what still waits in its outbox, read by the present projector: reports and views
 * say what they said; fields may be added. The fixture is told of in backend/test/fixtures.
 */
let bus: TestBus;
let database: TestDatabase;
let former: FormerApi;
const running: Projection[] = [];

beforeAll(async () => {
  [bus, database] = await Promise.all([createTestBus(), createTestDatabase()]);
  former = await startFormerApi({ CLICKHOUSE_DATABASE: database.name });
  for (const { subject, event, producer, seq } of publishedMessages()) {
    await bus.publish(subject, event, { producer, seq });
  }
  await relayOutbox();
  for (const table of tableNames) {
    const projection = testProjection(bus, database.client, table);
    projection.start();
    running.push(projection);
  }
  const expected = await factsInPostgres();
  await waitFor('everything in ClickHouse', async () => {
    // Views are fed after their table: their sums are there when nothing differs any more.
    const { counts, differences } = await checkIntegrity(database.client);
    return (
      differences.length === 0 && Object.entries(expected).every(([table, count]) => (counts[table] ?? 0) >= count)
    );
  });
}, 120_000);

afterAll(async () => {
  await Promise.all(running.map((projection) => projection.stop()));
  await former.api.close();
  await Promise.all([bus.close(), database.drop()]);
});

/** The last events of the history leave the migrated outbox under the numbers that were given or come next. */
async function relayOutbox(): Promise<void> {
  const { db, config } = former.api;
  const relay = new OutboxRelay(db, bus.bus, createLogger(config));
  relay.start();
  await waitFor('an empty outbox', async () => (await outboxBacklog(db)).rows === 0);
  await relay.stop();
}

/** How many rows there are to be: a version counts the facts of a conversion or commission, and each click is known. */
async function factsInPostgres(): Promise<Record<string, number>> {
  const [facts] = await former.api.prisma.$queryRaw<Record<string, number>[]>`
    select (select count(*) from click_context)::int as clicks,
      (select sum(version) from conversions)::int as conversion_events, (select count(*) from conversions)::int as conversions,
      (select sum(version) from commissions)::int as commission_entries, (select count(*) from commissions)::int as commissions`;
  return facts ?? {};
}

const whole = { from: '2026-05-01', to: '2026-11-30' };
const requests = [
  whole,
  { ...whole, groupBy: ['day'], timeZone: 'Europe/Berlin' },
  { ...whole, groupBy: ['day', 'program'], timeZone: 'America/New_York' },
  { ...whole, groupBy: ['affiliate'] },
  { ...whole, groupBy: ['link'] },
  { ...whole, groupBy: ['program'] },
  { ...whole, groupBy: ['affiliate', 'link', 'program'] },
  { ...whole, groupBy: ['affiliate'], filters: { livemode: false } },
  { ...whole, groupBy: ['affiliate'], filters: { currency: 'EUR' }, orderBy: 'commission' },
  { ...whole, groupBy: ['affiliate'], filters: { programId: '{program/harbour-eur}' } },
  { ...whole, groupBy: ['day'], filters: { affiliateId: '{affiliate/bob}' } },
  { ...whole, groupBy: ['program'], filters: { linkId: '{link/ann-home}' } },
  { from: '2026-07-07T10:00:00Z', to: '2026-07-14T12:30:00Z', groupBy: ['day', 'affiliate'] },
];

describe('reports', () => {
  it.each(['owner', 'harbour', 'harbour-test', 'harbour-usd-only', 'kumo', 'ann', 'bob', 'viewer'])(
    'of %s',
    async (caller) => {
      const client = await former.as(caller);
      const answers = new KeptAnswers();
      for (const request of requests) {
        const text = JSON.stringify(request);
        answers.add(text, await client.post('/v1/reports/query', former.address(text)));
      }
      expectGolden(goldenFile(`${caller}/reports.json`), answers.all);
    },
  );
});

describe('views', () => {
  /** What tells the rows of each that the former version had apart. */
  const keys = {
    v_clicks: 'click_id',
    v_conversions: 'id',
    v_commissions: 'id',
    v_performance_daily: 'day, merchant_id, program_id, affiliate_id, link_id, livemode, currency',
  } as const satisfies Readonly<Partial<Record<(typeof analystViews)[number], string>>>;

  it.each(Object.entries(keys))('%s', async (view, key) => {
    const result = await database.client.query({
      query: `SELECT * FROM ${view} ORDER BY ${key}`,
      format: 'JSONEachRow',
      clickhouse_settings: { output_format_json_quote_decimals: 1 },
    });
    expectGolden(goldenFile(`views/${view}.json`), await result.json());
  });
});

it('credits add up to the conversions and sums that the views show, for everyone that they name', async () => {
  const [apart] = await database.query(`
    SELECT count() AS n FROM (
      SELECT program_id, affiliate_id, link_id, livemode, sum(credit_millionths) AS credits
      FROM v_conversion_credits GROUP BY ALL
      EXCEPT
      SELECT program_id, affiliate_id, link_id, livemode, toInt64(count() * 1000000) AS credits
      FROM v_conversions WHERE status != 'rejected' GROUP BY ALL)
    WHERE credits != 0`);
  expect(apart).toEqual({ n: 0 });
  const sums = (view: string, credits: string, rest = '') =>
    `SELECT affiliate_id, currency, sum(${credits}) AS c, sum(revenue) AS r FROM ${view} ${rest} GROUP BY ALL
     HAVING c != 0 OR r != 0 ORDER BY ALL`;
  const money = (view: string) => database.query(sums(view, '0'));
  expect(await money('v_conversion_credits')).toEqual(await money('v_performance_daily'));
});

it('every fact is there once, and every sum agrees with its facts', async () => {
  const { counts, differences } = await checkIntegrity(database.client);
  expect(differences).toEqual([]);
  expect(counts).toEqual(await factsInPostgres());
});
