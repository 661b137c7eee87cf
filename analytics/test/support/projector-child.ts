// A projector of every table with a short lease, to be killed and paused by tests.
import { connectBus } from '@tributary/backend/messaging/jetstream';
import { createLogger } from '@tributary/backend/platform/logger';
import { Registry } from 'prom-client';
import { clickhouseClient } from '../../src/clickhouse.js';
import { openBucket } from '../../src/connect-when-possible.js';
import { Projection } from '../../src/projection.js';
import { ProjectionMetrics } from '../../src/projection-metrics.js';
import { tableNames } from '../../src/projectors/tables.js';

const env = (name: string): string => process.env[name] ?? '';

const bus = await connectBus({ url: env('NATS_URL'), namespace: env('NATS_NAMESPACE'), name: 'child' });
const clickhouse = clickhouseClient({
  CLICKHOUSE_URL: env('CLICKHOUSE_URL'),
  CLICKHOUSE_USER: env('CLICKHOUSE_USER'),
  CLICKHOUSE_PASSWORD: env('CLICKHOUSE_PASSWORD'),
  CLICKHOUSE_DATABASE: env('CLICKHOUSE_DATABASE'),
});
const kv = await openBucket(bus);
const logger = createLogger({ PROCESS_NAME: `child-${process.pid}`, LOG_LEVEL: 'warn' });
const metrics = new ProjectionMetrics(new Registry());
for (const table of tableNames) {
  new Projection({ bus, clickhouse, kv, table, logger, metrics, leaseMs: Number(env('LEASE_MS')) }).start();
}
