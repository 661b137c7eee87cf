import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { apiModule } from './api.module.js';
import { awaitReports } from './demo/await-reports.js';
import { HistoricClock } from './demo/historic-clock.js';
import { seedDemo, stillThere } from './demo/seed-demo.js';
import type { Demo } from './demo/seed-demo.js';
import { seedStaff } from './demo/seed-staff.js';
import { readSeeded, writeSeeded } from './demo/seeded-file.js';
import type { Seeded, StaffSignIn } from './demo/seeded-file.js';
import type { Seeding } from './demo/seeding.js';
import { tellHistory, untoldHistory } from './demo/tell-history.js';
import { busOptions, connectBus } from './messaging/jetstream.js';
import { OutboxRelay } from './messaging/outbox-relay.js';
import { findUserByEmail } from './modules/identity/public.js';
import { openClickHouse } from './platform/clickhouse.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/database.js';
import { createLogger } from './platform/logger.js';
import { NestLogger } from './platform/nest-logger.js';
import { openRedis } from './platform/redis.js';
import { endOnUncaught } from './platform/shutdown.js';

/**
 * Makes the first administrator and, unless SEED_DEMO=false, the demo with its history, and writes sign-ins and progress
 * to SEED_FILE. Run again, it finds that there is nothing to do, or goes on where it broke off. Meant to run before the
 * worker: approvals of the past are then booked in the past.
 */
const config = readConfig('seed', process.env);
const { SEED_FILE: file, SEED_DEMO: wantsDemo, DEMO_HISTORY: size } = config;
const shopUrl = config.SHOP_URL.replace(/\/$/, '');
const reportsLimitMs = 45_000;

const logger = createLogger(config);
endOnUncaught(logger);
const db = openDatabase(config, logger);
const redis = openRedis(config, logger);
try {
  const written = readSeeded(file);
  if (written && (await isSeeded(written))) logger.info('already seeded');
  else await seed(written);
} finally {
  redis.disconnect();
  await db.close();
}

async function isSeeded(written: Seeded): Promise<boolean> {
  // A file of an earlier version knows sign-ins without a second factor: they no longer open anything.
  const staff: (Partial<StaffSignIn> | undefined)[] = wantsDemo ? [written.admin, written.finance] : [written.admin];
  if (staff.some((person) => person?.totpSecret === undefined)) return false;
  if (!(await findUserByEmail(db, written.admin.email))) return false;
  if (!wantsDemo) return true;
  const { history, shop } = written;
  if (shop !== shopUrl || history?.doneDays !== history?.days) return false;
  return history !== undefined && (await stillThere(db, written));
}

async function seed(written: Seeded | undefined): Promise<void> {
  const clock = new HistoricClock();
  const app = await NestFactory.createApplicationContext(apiModule({ config, logger, db, redis, clock }), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const seeding: Seeding = { commands: app.get(CommandBus), queries: app.get(QueryBus), clock };
  const admin = await seedStaff(seeding, 'owner', written?.admin);
  if (wantsDemo) {
    const demo = await seedDemo(seeding, shopUrl, written);
    await history(seeding, demo, { admin, ...demo.shown, ...(written?.history && { history: written.history }) });
  } else writeSeeded(file, { ...written, admin });
  logger.info({ demo: wantsDemo }, 'seeded');
  await app.close();
}

/** Tells what is missing of the history, then carries its events out of the outbox. */
async function history(seeding: Seeding, demo: Demo, seeded: Seeded): Promise<void> {
  const { merchant, links } = demo;
  const openedAt = merchant.programs.EUR.createdAt;
  const begun = seeded.history?.startsAt === openedAt.toISOString() ? seeded.history : undefined;
  const before = begun ?? untoldHistory(size, openedAt, new Date());
  writeSeeded(file, { ...seeded, history: before });
  const bus = await connectBus(busOptions(config, 'seed'));
  const clickhouse = openClickHouse(config);
  const relay = new OutboxRelay(db, bus, logger);
  try {
    const parts = { seeding, bus, db, config, merchant, links };
    const told = await tellHistory(parts, before, (progress) => writeSeeded(file, { ...seeded, history: progress }));
    logger.info({ ...told, cpu: process.cpuUsage() }, 'history told');
    // Only now: events in a trickle would cost ClickHouse many small batches.
    relay.start();
    const expected = { merchantId: merchant.id, clicks: told.clicks };
    const inReports = await awaitReports(db, clickhouse, expected, reportsLimitMs);
    writeSeeded(file, { ...seeded, history: { ...told, inReports } });
  } finally {
    await relay.stop();
    await clickhouse.close();
    await bus.connection.drain();
  }
}
