import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Counter, Gauge } from 'prom-client';
import { busOptions, connectBus } from './messaging/jetstream.js';
import { OutboxRelay } from './messaging/outbox-relay.js';
import { outboxBacklog } from './messaging/outbox.store.js';
import { AttributionModule } from './modules/attribution/attribution.module.js';
import { runClickContext } from './modules/attribution/public.js';
import { unsealedTail } from './modules/audit/public.js';
import { CommissionModule } from './modules/commission/commission.module.js';
import { registerLedgerMetrics } from './modules/ledger/public.js';
import { mailBacklog, MailDelivery } from './modules/mail/public.js';
import { ScheduleRunner, workerSchedules } from './modules/schedules/public.js';
import { runAllowedDomains } from './modules/tracking/public.js';
import { openDatabase } from './platform/database.js';
import { Health, serveHealth } from './platform/health.js';
import { createLogger } from './platform/logger.js';
import { NestLogger } from './platform/nest-logger.js';
import { objectStore } from './platform/object-store.js';
import { PlatformModule } from './platform/platform.module.js';
import { LiveConfig } from './platform/secrets/live-config.js';
import { endOnUncaught, onShutdown } from './platform/shutdown.js';
import { Writes } from './platform/transaction.js';

/** The worker: carries the outbox to JetStream, consumes streams, and does what is due by the clock. */
const live = await LiveConfig.open('worker', process.env);
const { config } = live;
const logger = createLogger(config);
endOnUncaught(logger);
live.watch(logger);
const db = openDatabase(config, logger);
const bus = await connectBus(busOptions(config, 'worker'));

@Module({
  imports: [PlatformModule.forRoot({ config, logger, db }), CqrsModule.forRoot(), AttributionModule, CommissionModule],
})
class WorkerModule {}

const app = await NestFactory.createApplicationContext(WorkerModule, {
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

new Gauge({
  name: 'tributary_mails_waiting_oldest_seconds',
  help: 'Age of the oldest mail that was not taken by the mail server yet.',
  registers: [health.metrics],
  async collect() {
    this.set((await mailBacklog(db)).oldestSeconds);
  },
});

const store = objectStore(config);
if (!store)
  logger.warn('no object store is configured (S3_BUCKET): the audit trail is not anchored outside the database');
const mails = new MailDelivery(db, config, logger);
const clickContext = runClickContext(bus, db, logger);
const allowedDomains = runAllowedDomains(bus, { db, writes: app.get(Writes), config }, logger);
const schedules = new ScheduleRunner(
  db,
  logger,
  workerSchedules({
    commands: app.get(CommandBus),
    writes: app.get(Writes),
    db,
    config,
    logger,
    mails,
    store,
  }),
);
relay.start();
schedules.start();
const server = await serveHealth(health, config.HOST, config.INTERNAL_PORT);
logger.info({ internalPort: config.INTERNAL_PORT }, 'worker is up');

onShutdown(logger, async () => {
  health.drain();
  await live.stop();
  await Promise.all([relay.stop(), schedules.stop(), clickContext.stop(), allowedDomains.stop()]);
  mails.close();
  store?.close();
  await app.close();
  server.close();
  await bus.connection.drain();
  await db.close();
});
