import { busOptions } from '@tributary/backend/messaging/jetstream';
import { readConfig } from '@tributary/backend/platform/config';
import { openDatabase } from '@tributary/backend/platform/database';
import { createLogger } from '@tributary/backend/platform/logger';
import { clickhouseClient } from './clickhouse.js';
import { connectWhenPossible } from './connect-when-possible.js';
import { eventTypes } from './event-types.js';
import { KeptEventsSource } from './rebuild/kept-events-source.js';
import { rebuildPlans } from './rebuild/rebuild-plans.js';
import { TableRebuild } from './rebuild/rebuild-table.js';
import { StoredEvents } from './rebuild/stored-events.js';
import { StreamEvents } from './rebuild/stream-events.js';

// A month of facts is read and written by one statement.
const statementMs = 3_600_000;

/**
 * Rebuilds the tables that are named, facts before what follows from them. Needs the CLICKHOUSE_, NATS_ and
 * DATABASE_ variables. Ended by a signal it leaves everything as it was.
 */
async function main(tables: readonly string[]): Promise<void> {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort(new Error('stopped')));
  const { signal } = stopping;
  const config = { ...readConfig('rebuild', process.env), PROCESS_NAME: 'rebuild' };
  const logger = createLogger({ ...config, LOG_LEVEL: 'info' });
  const clickhouse = clickhouseClient(config, 'rebuild', statementMs);
  const nats = await connectWhenPossible(busOptions(config, 'rebuild'), logger, signal);
  const db = openDatabase(config, logger);
  try {
    if (!nats) return;
    const { bus, kv } = nats;
    const events = [new StreamEvents(bus), new StoredEvents(db, bus), new KeptEventsSource(clickhouse)];
    const parts = {
      clickhouse,
      kv,
      logger,
      sources: { events, types: eventTypes },
      leaseMs: config.PROJECTOR_LEASE_MS,
    };
    for (const table of [...rebuildPlans.keys()].filter((name) => tables.includes(name))) {
      await new TableRebuild(table, { ...parts, signal }).run();
    }
  } finally {
    await nats?.bus.connection.close();
    await clickhouse.close();
    await db.close();
  }
}

try {
  const tables = process.argv.slice(2);
  const wrong = tables.find((name) => !rebuildPlans.has(name));
  if (tables.length === 0 || wrong !== undefined) {
    const known = [...rebuildPlans.keys()].join(', ');
    throw new Error(wrong === undefined ? `Name one or more of ${known}.` : `"${wrong}" is not one of ${known}.`);
  }
  await main(tables);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
