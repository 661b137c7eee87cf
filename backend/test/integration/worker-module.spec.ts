import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { JobRegistry, JobWorker } from '../../src/modules/jobs/public.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { Writes } from '../../src/platform/transaction.js';
import { workerModule } from '../../src/worker.module.js';
import { testConfig } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let db: Database;
let app: INestApplicationContext;
let registry: JobRegistry;
let worker: JobWorker | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  // The store of anchors is shared by all tests.
  const config = { ...testConfig({ DATABASE_URL: database.url }), S3_BUCKET: undefined };
  const logger = createLogger(config);
  db = openDatabase(config, logger);
  app = await NestFactory.createApplicationContext(workerModule({ config, logger, db }), { logger: false });
  registry = app.get(JobRegistry);
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await app.close();
  await db.close();
  await database.drop();
});

describe('the worker', () => {
  test('has the work of every module', () => {
    expect(registry.handlers.map(({ kind }) => kind)).toEqual(['mail']);
    expect(registry.schedules.map(({ name }) => name).sort()).toEqual([
      'anchor-audit',
      'approve-due-commissions',
      'end-expired-support-views',
      'expire-parked-refunds',
      'hash-customers',
      'maintain-click-context',
      'make-event-partitions',
      'remove-ended-jobs',
      'remove-ended-mails',
      'remove-old-alerts',
      'remove-old-answers',
      'seal-audit',
      'verify-ledger',
    ]);
  });

  test('does each once when it is new, without a failure', async () => {
    const { handlers, schedules } = registry;
    const logger = createLogger({ PROCESS_NAME: 'test', LOG_LEVEL: 'silent' });
    worker = new JobWorker({ db, writes: app.get(Writes), logger, handlers, schedules, sweepMs: 50 });
    worker.start();
    const rows = await eventually(async () => {
      const found = await db.typed.schedule.findMany({ include: { job: true } });
      const ran = found.filter(({ lastRunAt }) => lastRunAt !== null);
      return ran.length === schedules.length ? found : undefined;
    }, 50_000);
    expect(rows.map(({ name, job }) => [name, job.lastError])).toEqual(rows.map(({ name }) => [name, null]));
  });
});

test('two modules cannot call different work the same', () => {
  const names = new JobRegistry();
  names.addSchedules({ name: 'mail', cron: '* * * * *', run: () => Promise.resolve(false) });
  const again = { name: 'mail', cron: '* * * * *', run: () => Promise.resolve(false) };
  expect(() => names.addSchedules(again)).toThrow('two kinds of jobs are called mail');
});
