import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Counter, Gauge } from 'prom-client';
import { busOptions, connectBus } from './messaging/jetstream.js';
import { OutboxRelay } from './messaging/outbox-relay.js';
import { outboxBacklog } from './messaging/outbox.store.js';
import { runClickContext } from './modules/attribution/public.js';
import { unsealedTail } from './modules/audit/public.js';
import { JobRegistry, JobWorker, registerJobMetrics, runAnnouncedJobs } from './modules/jobs/public.js';
import { registerLedgerMetrics } from './modules/ledger/public.js';
import { runAllowedDomains } from './modules/tracking/public.js';
import { openDatabase } from './platform/database.js';
import { Health, serveHealth } from './platform/health.js';
import { createLogger } from './platform/logger.js';
import { NestLogger } from './platform/nest-logger.js';
import { LiveConfig } from './platform/secrets/live-config.js';
import { endOnUncaught, onShutdown } from './platform/shutdown.js';
import { startTracing } from './platform/start-tracing.js';
import { Writes } from './platform/transaction.js';
import { workerModule } from './worker.module.js';

/** The worker: carries the outbox to JetStream, consumes streams, and does what is due by the clock. */
const live = await LiveConfig.open('worker', process.env);
const { config } = live;
const logger = createLogger(config);
endOnUncaught(logger);
live.watch(logger);
const stopTracing = await startTracing(config, logger);
const db = openDatabase(config, logger);
const bus = await connectBus(busOptions(config, 'worker'));

const app = await NestFactory.createApplicationContext(workerModule({ config, logger, db }), {
  logger: new NestLogger(logger),
  abortOnError: false,
});

const health = new Health({
  postgres: () => db.rows`select 1`,
  nats: () => bus.connection.rtt(),
});
registerLedgerMetrics(health.metrics, db);
const relay = new OutboxRelay(db, bus, logger);
new Counter({
  name: 'tributary_outbox_published_total',
  help: 'Events carried from the outbox to JetStream by this process.',
  registers: [health.metrics],
  collect() {
    this.reset();
    this.inc(relay.published);
  },
});
new Gauge({
  name: 'tributary_outbox_rows',
  help: 'Events waiting in the outbox.',
  registers: [health.metrics],
  async collect() {
    this.set((await outboxBacklog(db)).rows);
  },
});
new Gauge({
  name: 'tributary_outbox_oldest_seconds',
  help: 'Age of the oldest event in the outbox.',
  registers: [health.metrics],
  async collect() {
    this.set((await outboxBacklog(db)).oldestSeconds);
  },
});

new Gauge({
  name: 'tributary_audit_unsealed_oldest_seconds',
  help: 'Age of the oldest entry of the audit trail that has no place in the hash chain yet.',
  registers: [health.metrics],
  async collect() {
    this.set((await unsealedTail(db)).oldestSeconds);
  },
});

const { handlers, schedules } = app.get(JobRegistry);
const jobs = new JobWorker({
  ...{ db, writes: app.get(Writes), logger, handlers, schedules, sweepMs: config.JOB_INTERVAL_MS },
  onOutcome: registerJobMetrics(
    health.metrics,
    db,
    handlers.map(({ kind }) => kind),
  ),
});
const consumers = [
  runClickContext(bus, db, logger),
  runAllowedDomains(bus, { db, writes: app.get(Writes), config }, logger),
  ...runAnnouncedJobs(bus, jobs, logger),
];
relay.start();
jobs.start();
const server = await serveHealth(health, config.HOST, config.INTERNAL_PORT);
logger.info({ internalPort: config.INTERNAL_PORT }, 'worker is up');

onShutdown(logger, async () => {
  health.drain();
  await live.stop();
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  await Promise.all([relay.stop(), jobs.stop()]);
  await app.close();
  server.close();
  await bus.connection.drain();
  await db.close();
  await stopTracing();
});
