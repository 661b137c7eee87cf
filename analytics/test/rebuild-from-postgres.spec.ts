import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OutboxRelay } from '../../backend/src/messaging/outbox-relay.js';
import { outboxBacklog } from '../../backend/src/messaging/outbox.store.js';
import { createLogger } from '../../backend/src/platform/logger.js';
import { mintedClickId } from '../../backend/test/builders/click.js';
import { createShop } from '../../backend/test/builders/shop.js';
import type { Shop } from '../../backend/test/builders/shop.js';
import { expectStatus } from '../../backend/test/support/api-client.js';
import { startTestApi } from '../../backend/test/support/test-api.js';
import type { TestApi } from '../../backend/test/support/test-api.js';
import { eventTypes } from '../src/event-types.js';
import { checkIntegrity } from '../src/integrity.js';
import { tableNames } from '../src/projectors/tables.js';
import { TableRebuild } from '../src/rebuild/rebuild-table.js';
import { StoredEvents } from '../src/rebuild/stored-events.js';
import { StreamEvents } from '../src/rebuild/stream-events.js';
import { untilProjected } from './support/positions.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { testProjection } from './support/test-projection.js';
import { waitFor } from './support/wait-for.js';

/*
 * Sales of a shop, published by the outbox's relay. Some of the events the stream has forgotten, some are in it and not yet
 * projected, some wait in the outbox: PostgreSQL has them all, and a rebuild must take the first and no other.
 */
const leaseMs = 400;
const facts = ['conversion_events', 'commission_entries'] as const;
let bus: TestBus;
let database: TestDatabase;
let api: TestApi;
let shop: Shop;
let sales = 0;

beforeAll(async () => {
  [bus, database] = await Promise.all([createTestBus(), createTestDatabase()]);
  api = await startTestApi({ CLICKHOUSE_DATABASE: database.name });
  shop = await createShop(api);
}, 120_000);
afterAll(async () => {
  await api.close();
  await Promise.all([bus.close(), database.drop()]);
});

async function sell(): Promise<void> {
  sales += 1;
  const clickId = await mintedClickId(api, shop.link.id);
  const sale = { orderId: `order-${sales}`, clickId, amount: { amount: '100.00', currency: 'EUR' } };
  expectStatus(201, await shop.merchant.post('/v1/conversions', sale));
}

async function publish(): Promise<void> {
  const relay = new OutboxRelay(api.db, bus.bus, createLogger(api.config));
  relay.start();
  await waitFor('an empty outbox', async () => (await outboxBacklog(api.db)).rows === 0);
  await relay.stop();
}

async function project(): Promise<void> {
  const projections = tableNames.map((table) => testProjection(bus, database.client, table, { leaseMs }));
  for (const projection of projections) projection.start();
  await untilProjected(bus);
  await Promise.all(projections.map((projection) => projection.stop()));
}

const rebuild = (table: string): Promise<void> =>
  new TableRebuild(table, {
    clickhouse: database.client,
    kv: bus.kv,
    logger: createLogger({ PROCESS_NAME: 'test', LOG_LEVEL: 'silent' }),
    sources: { events: [new StreamEvents(bus.bus), new StoredEvents(api.db, bus.bus)], types: eventTypes },
    leaseMs,
    signal: new AbortController().signal,
  }).run();

/** Everything a fact says but where it was in the stream. */
const contents = (): Promise<unknown[]> =>
  Promise.all(
    facts.map((table) =>
      database.query(`SELECT * EXCEPT stream_seq REPLACE (toString(amount) AS amount) FROM ${table} ORDER BY event_id`),
    ),
  );

it('takes from PostgreSQL what the stream has forgotten, and leaves what is still to be projected', async () => {
  for (let n = 0; n < 3; n += 1) await sell();
  await publish();
  await project();
  const before = await contents();
  expect(await database.query('SELECT count() AS n FROM conversion_events')).toEqual([{ n: 3 }]);

  await bus.bus.jsm.streams.purge(bus.bus.namespace.stream('EVENTS'));
  for (const table of facts) {
    const query = `ALTER TABLE ${table} DELETE WHERE event_id = (SELECT min(event_id) FROM ${table})`;
    const settings = { mutations_sync: '2', allow_nondeterministic_mutations: 1 } as const;
    await database.client.command({ query, clickhouse_settings: settings });
  }
  expect(await contents()).not.toEqual(before);
  await sell();
  await publish();
  await sell();
  for (const table of facts) await rebuild(table);
  expect(await contents()).toEqual(before);

  await publish();
  await project();
  expect((await checkIntegrity(database.client)).differences).toEqual([]);
  expect((await checkIntegrity(database.client)).counts).toMatchObject({ conversion_events: 5, commission_entries: 5 });
}, 120_000);
