// Rebuilds one table with a short lease, and ends itself by kill -9 after a step.
import { connectBus } from '@tributary/backend/messaging/jetstream';
import { createLogger } from '@tributary/backend/platform/logger';
import { clickhouseClient } from '../../src/clickhouse.js';
import { openBucket } from '../../src/connect-when-possible.js';
import { eventTypes } from '../../src/event-types.js';
import { TableRebuild } from '../../src/rebuild/rebuild-table.js';
import { StreamEvents } from '../../src/rebuild/stream-events.js';

const env = (name: string): string => process.env[name] ?? '';

const bus = await connectBus({ url: env('NATS_URL'), namespace: env('NATS_NAMESPACE'), name: 'rebuild' });
const clickhouse = clickhouseClient({
  CLICKHOUSE_URL: env('CLICKHOUSE_URL'),
  CLICKHOUSE_USER: env('CLICKHOUSE_USER'),
  CLICKHOUSE_PASSWORD: env('CLICKHOUSE_PASSWORD'),
  CLICKHOUSE_DATABASE: env('CLICKHOUSE_DATABASE'),
});
await new TableRebuild(env('TABLE'), {
  clickhouse,
  kv: await openBucket(bus),
  logger: createLogger({ PROCESS_NAME: `rebuild-${process.pid}`, LOG_LEVEL: 'warn' }),
  sources: { events: [new StreamEvents(bus)], types: eventTypes },
  leaseMs: Number(env('LEASE_MS')),
  signal: new AbortController().signal,
  afterStep: (step) => {
    if (step === env('DIE_AFTER')) process.kill(process.pid, 'SIGKILL');
  },
}).run();
