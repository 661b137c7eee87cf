import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { JobWorker } from '../../src/modules/jobs/public.js';
import type { Schedule } from '../../src/modules/jobs/schedule.js';
import { scheduleFigures } from '../../src/modules/jobs/schedule-figures.query.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { Writes } from '../../src/platform/transaction.js';
import { testConfig } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { startStoreProxy } from '../support/store-proxy.js';
import type { StoreProxy } from '../support/store-proxy.js';
import { TestClock } from '../support/test-clock.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const patience = 30_000;
const config = testConfig();
const logger = createLogger(config);
let database: TestDatabase;
let proxy: StoreProxy;
let db: Database;
/** The same database over a line that a test can cut. */
let farDb: Database;
const running: JobWorker[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await startStoreProxy(database.url);
  db = openDatabase({ ...config, DATABASE_URL: database.url }, logger);
  farDb = openDatabase({ ...config, DATABASE_URL: proxy.url }, logger);
}, 60_000);
beforeEach(async () => {
  await db.typed.schedule.deleteMany();
  await db.typed.job.deleteMany();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
  await proxy.restore();
});
afterAll(async () => {
  await Promise.all([db.close(), farDb.close()]);
  await proxy.close();
  await database.drop();
});

// Never by itself within a test.
const yearly = '0 0 1 1 *';
const scheduleOf = (run: Schedule['run'], changes: Partial<Schedule> = {}): Schedule => ({
  ...{ name: 'count', cron: yearly, run },
  ...changes,
});

function startWorker(schedules: readonly Schedule[], { over = db, claimMs = 60_000 } = {}): JobWorker {
  const parts = { db: over, writes: new Writes(over, new TestClock()), logger, claimMs, sweepMs: 20 };
  const worker = new JobWorker({ ...parts, handlers: [], schedules });
  running.push(worker);
  worker.start();
  return worker;
}

/** The row and its job, which are two statements, as they were at one moment. */
const read = async (name = 'count') => {
  const isolationLevel = 'RepeatableRead';
  const find = { where: { name }, include: { job: true } } as const;
  return (await db.typed.$transaction((at) => at.schedule.findUnique(find), { isolationLevel })) ?? undefined;
};
const makeDue = (runAt = new Date(0)) => db.typed.job.updateMany({ where: { state: 'waiting' }, data: { runAt } });
const ranTimes = (attempts: number) =>
  eventually(async () => {
    const row = await read();
    return row?.job.state === 'waiting' && row.job.attempts === attempts ? row : undefined;
  }, patience);

describe('a schedule', () => {
  test('runs at once when it is new, then at its times, once over all workers', async () => {
    const runs: string[] = [];
    for (const worker of ['a', 'b']) startWorker([scheduleOf(() => Promise.resolve(runs.push(worker) === 0))]);
    const first = await ranTimes(1);
    expect(first.job.runAt.toISOString()).toMatch(/-01-01T00:00:00\.000Z$/);
    expect(first.lastSuccessAt).not.toBeNull();
    await makeDue();
    await ranTimes(2);
    expect(runs).toHaveLength(2);
  });

  test('goes on at once while there is more to do', async () => {
    let left = 3;
    startWorker([scheduleOf(() => Promise.resolve((left -= 1) > 0))]);
    await ranTimes(1);
    expect(left).toBe(0);
  });

  test('that fails says why, and runs again at its next time', async () => {
    let failing = true;
    startWorker([
      scheduleOf(() => (failing ? Promise.reject(new Error('the shop is closed')) : Promise.resolve(false))),
    ]);
    expect(await ranTimes(1)).toMatchObject({ lastSuccessAt: null, job: { lastError: 'the shop is closed' } });
    expect((await scheduleFigures(db)).at(0)?.lastSuccessAt).toBeNaN();
    failing = false;
    await makeDue();
    expect(await ranTimes(2)).toMatchObject({ lastSuccessAt: expect.any(Date), job: { lastError: null } });
    expect((await scheduleFigures(db)).at(0)?.lastSuccessAt).toBeGreaterThan(0);
  });

  test('that was missed runs once however often it was, or not at all', async () => {
    const runs: string[] = [];
    const run = (name: string) => () => Promise.resolve(runs.push(name) === 0);
    const schedules = [
      scheduleOf(run('once'), { name: 'once', cron: '* * * * *' }),
      scheduleOf(run('skip'), { name: 'skip', cron: yearly, missed: 'skip' }),
    ];
    const first = startWorker(schedules);
    await eventually(
      async () => (await db.typed.schedule.count({ where: { lastRunAt: { not: null } } })) === 2,
      patience,
    );
    await first.stop();
    runs.length = 0;
    await makeDue(new Date(Date.now() - 24 * 3_600_000));
    startWorker(schedules);
    await eventually(async () => (await db.typed.job.count({ where: { runAt: { gt: new Date() } } })) === 2, patience);
    expect(runs.filter((name) => name === 'skip')).toEqual([]);
    expect(runs).toContain('once');
    expect(runs.length).toBeLessThan(10);
  });

  test('whose worker is cut off in the middle is run by the next one', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<boolean>((resolve) => (release = () => resolve(false)));
    let begun = false;
    const held = (): Promise<boolean> => {
      begun = true;
      return released;
    };
    startWorker([scheduleOf(held)], { over: farDb, claimMs: 1_500 });
    await eventually(() => begun, patience);
    await proxy.refuse();
    startWorker([scheduleOf(() => Promise.resolve(false))]);
    await ranTimes(2);
    release();
  }, 60_000);
});

describe('the rows', () => {
  const idle = () => Promise.resolve(false);

  test('follow the code: what changed waits for its new time, what is no more goes', async () => {
    const first = startWorker([scheduleOf(idle), scheduleOf(idle, { name: 'former' })]);
    await ranTimes(1);
    await eventually(async () => (await read('former'))?.lastRunAt, patience);
    await first.stop();
    startWorker([scheduleOf(idle, { cron: '0 0 1 6 *', timeZone: 'Europe/Berlin' })]);
    const changed = await eventually(async () => {
      const row = await read();
      return row?.timeZone === 'Europe/Berlin' ? row : undefined;
    }, patience);
    expect(changed.job.runAt.toISOString()).toMatch(/-05-31T22:00:00\.000Z$/);
    expect(await read('former')).toBeUndefined();
    expect(await db.typed.job.count()).toBe(1);
    const told = await db.typed.auditEntry.findMany({ where: { action: 'KeepSchedules', targets: { has: 'former' } } });
    expect(told).toHaveLength(2);
  });

  test('are not kept of what never comes: the worker does not start', () => {
    const parts = { db, writes: new Writes(db, new TestClock()), logger, sweepMs: 20, handlers: [] };
    expect(() => new JobWorker({ ...parts, schedules: [scheduleOf(idle, { cron: '0 0 30 2 *' })] })).toThrow();
  });
});
