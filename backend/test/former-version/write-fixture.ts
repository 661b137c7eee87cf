import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, test } from '@jest/globals';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { OutboxRelay } from '../../src/messaging/outbox-relay.js';
import { numberNextRows, outboxBacklog, relayLease } from '../../src/messaging/outbox.store.js';
import { anchorAudit } from '../../src/modules/audit/anchor-audit.js';
import { holdLease, releaseLease } from '../../src/platform/lease.js';
import { createLogger } from '../../src/platform/logger.js';
import { ObjectStore } from '../../src/platform/object-store.js';
import { inRepository } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { ledgerDifferences } from '../support/ledger-differences.js';
import { sealAll } from '../support/seal-all.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { migrations } from '../support/test-database.js';
import { removeStreams } from '../support/tracker.js';
import { dumpRows, lowerTransactionNumbers } from './dump.js';
import { clickMessages, publishedEvents } from './published-events.js';
import { fixtureSettings } from './settings.js';
import { tellLastDays } from './tell-elsewhere.js';
import { beforeHistory, tellHistory } from './tell-history.js';
import { Teller } from './teller.js';

/** Writes a fixture of the present schema; `npm run write:fixture -w backend`. See the README of an existing one. */
const latest = readdirSync(migrations).sort().at(-1)?.slice(0, 14) ?? '';
const folder = inRepository(`backend/test/fixtures/schema-${latest}`);
let api: TestApi;
let bus: Bus;
let teller: Teller;

beforeAll(async () => {
  api = await startTestApi(fixtureSettings, { now: beforeHistory });
  bus = await connectBus({ url: api.settings.NATS_URL, namespace: api.settings.NATS_NAMESPACE, name: 'fixture' });
  teller = new Teller(api);
});
afterAll(async () => {
  await removeStreams(bus);
  await bus.connection.close();
  await api.close();
});

test('a history is told, and written down', async () => {
  await tellHistory(teller);
  await publishAll();
  await sealAndAnchor();
  await tellLastDays(teller);
  await numberSome();
  const differences = await ledgerDifferences(api.db);
  if (differences.length > 0) throw new Error(`the books differ: ${JSON.stringify(differences)}`);
  await writeDown();
}, 600_000);

async function publishAll(): Promise<void> {
  const relay = new OutboxRelay(api.db, bus, createLogger(api.config));
  relay.start();
  await eventually(async () => (await outboxBacklog(api.db)).rows === 0);
  await relay.stop();
}

/** Seals what there is; what the last days add stays without a seal. */
async function sealAndAnchor(): Promise<void> {
  await sealAll(api);
  const store = new ObjectStore(api.settings);
  await anchorAudit(api.db, { store, keys: api.settings.AUDIT_KEYS, now: new Date('2026-11-21T00:10:00Z') });
  store.close();
}

/** Two of the waiting events have their numbers, as after a relay that died before it published them. */
async function numberSome(): Promise<void> {
  await holdLease(api.db, relayLease, 'fixture');
  await numberNextRows(api.db, 'fixture', 2);
  await releaseLease(api.db, relayLease, 'fixture');
}

async function writeDown(): Promise<void> {
  const events = [...clickMessages(teller.clicks), ...(await publishedEvents(bus))];
  await lowerTransactionNumbers(api.config.DATABASE_URL);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string | Uint8Array) => writeFileSync(path.join(folder, name), text);
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  const packed = (text: string) => gzipSync(text, { level: 9 });
  const { callers, ids, stored } = teller;
  write('rows.sql.gz', packed(await dumpRows(api.config.DATABASE_URL)));
  write('events.jsonl.gz', packed(lines(events)));
  write('stored-requests.jsonl.gz', packed(lines(stored)));
  write('settings.json', json(fixtureSettings));
  write('callers.json', json(callers));
  write('ids.json', json(ids));
}
