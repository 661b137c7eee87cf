import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { OutboxRelay } from '../../src/messaging/outbox-relay.js';
import { streams } from '../../src/messaging/topology.js';
import { claimJobs, endClaim, freeExpiredClaims, renewClaim } from '../../src/modules/jobs/claim.store.js';
import type { ClaimedJob } from '../../src/modules/jobs/claim.store.js';
import { jobFigures } from '../../src/modules/jobs/job-figures.query.js';
import {
  enqueueJob,
  JobRefused,
  jobHandler,
  JobWorker,
  replayJob,
  runAnnouncedJobs,
} from '../../src/modules/jobs/public.js';
import type { Attempt, JobHandler, JobWork } from '../../src/modules/jobs/job-kind.js';
import { runAttempt } from '../../src/modules/jobs/run-attempt.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { Writes } from '../../src/platform/transaction.js';
import type { Tx } from '../../src/platform/transaction.js';
import { testConfig } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { startStoreProxy } from '../support/store-proxy.js';
import type { StoreProxy } from '../support/store-proxy.js';
import { TestClock } from '../support/test-clock.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const invocation = { actor: { kind: 'system', name: 'test' } } as const;
const payload = z.object({ n: z.int() });
type Payload = z.infer<typeof payload>;
const kind = { name: 'count', payload, maxAttempts: 2, firstWaitSeconds: 0.01, longestWaitSeconds: 0.02 };
const patience = 30_000;

let database: TestDatabase;
let proxy: StoreProxy;
let db: Database;
/** The same database over a line that a test can cut. */
let farDb: Database;
let writes: Writes;
const config = testConfig();
const logger = createLogger(config);
const running: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await startStoreProxy(database.url);
  db = openDatabase({ ...config, DATABASE_URL: database.url }, logger);
  farDb = openDatabase({ ...config, DATABASE_URL: proxy.url }, logger);
  writes = new Writes(db, new TestClock());
  // As its owner: the role that processes work as makes no tables.
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query('create table results (job_id text, worker text)');
  await owner.end();
}, 60_000);
beforeEach(async () => {
  await db.execute`delete from results`;
  await db.typed.job.deleteMany();
  await db.typed.outbox.deleteMany();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
  await proxy.restore();
});
afterAll(async () => {
  await Promise.all([db.close(), farDb.close()]);
  await proxy.close();
  await database.drop();
});

const inTransaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  writes.run('Test', {}, invocation, work).then(({ value }) => value);
const enqueue = (n: number, tenant?: string): Promise<string> =>
  inTransaction((tx) => enqueueJob(tx, kind, { payload: { n }, ...(tenant !== undefined && { tenant }) }));
const jobOf = (id: string) => db.typed.job.findUniqueOrThrow({ where: { id } });
const isDone = async (id: string): Promise<boolean> => (await jobOf(id)).state === 'done';
const claim = (worker: string, limit = 1, claimMs = 60_000): Promise<ClaimedJob[]> =>
  claimJobs(db, { kind: kind.name, worker, limit, claimMs });
const handler = (run: JobWork<Payload>['run'], changes: Partial<JobWork<Payload>> = {}): JobHandler =>
  jobHandler(kind, { concurrency: 3, deadlineMs: 60_000, ...changes, run });

/** What an attempt leaves behind, if its claim is still its own when it ends. */
const noting =
  (worker: string, { jobId }: Attempt) =>
  async (tx: Tx): Promise<void> => {
    await tx.db.execute`insert into results values (${jobId}, ${worker})`;
  };
const noted = (): Promise<{ worker: string }[]> => db.rows`select worker from results order by worker`;

function startWorker(work: JobHandler, { over = db, claimMs = 60_000, sweepMs = 20 } = {}): JobWorker {
  const parts = { db: over, writes: new Writes(over, new TestClock()), logger, claimMs, sweepMs };
  const worker = new JobWorker({ ...parts, handlers: [work] });
  running.push(() => worker.stop());
  worker.start();
  return worker;
}

/** Work that stands still until the test lets it go on. */
function held() {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const attempts: Attempt[] = [];
  const run = async (_: Payload, attempt: Attempt) => {
    attempts.push(attempt);
    await released;
    return noting('held', attempt);
  };
  return { attempts, run, release, begun: () => eventually(() => attempts[0], patience) };
}

describe('a job', () => {
  test('is done once by one of two workers, and no more at once than the kind allows', async () => {
    const runs: number[] = [];
    let [now, most] = [0, 0];
    const run = async ({ n }: Payload): Promise<undefined> => {
      most = Math.max(most, (now += 1));
      runs.push(n);
      await new Promise((resolve) => setTimeout(resolve, 2));
      now -= 1;
    };
    const ids = await Promise.all(Array.from({ length: 40 }, (_, n) => enqueue(n)));
    for (let i = 0; i < 2; i += 1) startWorker(handler(run));
    await eventually(async () => (await db.typed.job.count({ where: { state: 'done' } })) === ids.length, patience);
    expect(runs.sort((a, b) => a - b)).toEqual(ids.map((_, n) => n));
    expect(most).toBeLessThanOrEqual(6);
    expect(await db.typed.job.count({ where: { attempts: 1 } })).toBe(ids.length);
  });

  test('is not done when its transaction was undone', async () => {
    const undone = inTransaction(async (tx) => {
      await enqueueJob(tx, kind, { payload: { n: 1 } });
      throw new RangeError('the news is off');
    });
    await expect(undone).rejects.toThrow('the news is off');
    expect([await db.typed.job.count(), await db.typed.outbox.count()]).toEqual([0, 0]);
  });

  test('that nobody announced is found by the sweep, when its time has come', async () => {
    const later = new Date(Date.now() + 3_600_000);
    const [now, then] = await inTransaction(async (tx) => [
      await enqueueJob(tx, kind, { payload: { n: 1 } }),
      await enqueueJob(tx, kind, { payload: { n: 2 }, runAt: later }),
    ]);
    startWorker(handler(() => Promise.resolve(undefined)));
    await eventually(() => isDone(now ?? ''), patience);
    expect(await jobOf(then ?? '')).toMatchObject({ state: 'waiting', attempts: 0 });
    await db.typed.job.updateMany({ where: { state: 'waiting' }, data: { runAt: new Date(0) } });
    await eventually(() => isDone(then ?? ''), patience);
  });

  test('writes its result with its end', async () => {
    startWorker(handler((_, attempt) => Promise.resolve(noting('only', attempt))));
    const id = await enqueue(1);
    await eventually(() => isDone(id), patience);
    expect(await noted()).toEqual([{ worker: 'only' }]);
    expect(await jobOf(id)).toMatchObject({ attempts: 1, payload: null, claimedBy: null, lastError: null });
  });
});

describe('a claim', () => {
  test('is kept for as long as the work takes, and nobody else gets the job', async () => {
    const claimMs = 3_000;
    const slow = held();
    startWorker(handler(slow.run), { claimMs });
    const id = await enqueue(1);
    await slow.begun();
    startWorker(
      handler((_, attempt) => Promise.resolve(noting('another', attempt))),
      { claimMs },
    );
    const until = (await jobOf(id)).claimedUntil?.getTime() ?? 0;
    await eventually(async () => ((await jobOf(id)).claimedUntil?.getTime() ?? 0) > until + claimMs, patience);
    slow.release();
    await eventually(() => isDone(id), patience);
    expect(await noted()).toEqual([{ worker: 'held' }]);
  }, 60_000);

  test('that was outlived is refused its late result, also by the number of the attempt alone', async () => {
    const id = await enqueue(1);
    const [first] = await claim('a', 1, 1);
    await eventually(async () => (await freeExpiredClaims(db, [kind.name])) === 1, patience);
    const [second] = await claim('a');
    if (!first || !second) throw new Error('not claimed');
    expect([first.attempt, second.attempt]).toEqual([1, 2]);
    expect(await renewClaim(db, first, 60_000)).toBe(false);
    for (const ending of [
      { state: 'done' },
      { state: 'waiting', error: 'late', afterSeconds: 0 },
      { state: 'dead', error: 'late', forget: true },
    ] as const) {
      expect(await inTransaction((tx) => endClaim(tx, first, ending))).toBe(false);
    }
    expect(await jobOf(id)).toMatchObject({ state: 'running', attempts: 2, lastError: null });
    expect(await inTransaction((tx) => endClaim(tx, second, { state: 'done' }))).toBe(true);
  });

  test('of a worker that was paused past it and comes back changes nothing', async () => {
    const id = await enqueue(1);
    const paused = held();
    const [job] = await claim('paused', 1, 1);
    if (!job) throw new Error('not claimed');
    // Paused as a stopped process is: it renews nothing, and believes that its claim holds.
    const parts = { db, writes, logger, claimMs: 3_600_000, stopping: new AbortController().signal };
    const comingBack = runAttempt(parts, handler(paused.run), job, performance.now());
    await paused.begun();
    startWorker(handler((_, attempt) => Promise.resolve(noting('next', attempt))));
    await eventually(() => isDone(id), patience);
    const done = await jobOf(id);
    paused.release();
    expect(await comingBack).toBe('superseded');
    expect(await noted()).toEqual([{ worker: 'next' }]);
    expect(await jobOf(id)).toEqual(done);
  });

  test('of a worker that was killed in the middle runs out, and the next one does the job', async () => {
    const killed = held();
    startWorker(handler(killed.run), { over: farDb, claimMs: 1_500 });
    const id = await enqueue(1);
    const attempt = await killed.begun();
    await proxy.refuse();
    startWorker(handler((_, attempt) => Promise.resolve(noting('next', attempt))));
    await eventually(() => isDone(id), patience);
    // Its own clock told it to stop: were it alive, it would begin nothing further.
    await eventually(() => attempt.signal.aborted, patience);
    killed.release();
    expect(await jobOf(id)).toMatchObject({ attempts: 2 });
    expect(await noted()).toEqual([{ worker: 'next' }]);
  }, 60_000);

  test('ends when its connection hangs, before anybody else may begin', async () => {
    const silent = held();
    startWorker(handler(silent.run), { over: farDb, claimMs: 1_500 });
    const id = await enqueue(1);
    const attempt = await silent.begun();
    await proxy.hang();
    await eventually(() => attempt.signal.aborted, patience);
    expect(await jobOf(id)).toMatchObject({ state: 'running', attempts: 1 });
    silent.release();
    await proxy.restore();
  }, 60_000);

  test('is of one worker, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => enqueue(n)));
    const claimed = await Promise.all(['a', 'b', 'c', 'd'].map((worker) => claim(worker, 5)));
    const ids = claimed.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(20);
  });

  test('goes to each tenant in turn, whoever asked for how much', async () => {
    for (let n = 0; n < 10; n += 1) await enqueue(n, 'much');
    await enqueue(10, 'little');
    await enqueue(11, 'some');
    await enqueue(12, 'some');
    expect((await claim('a', 3)).map(({ tenant }) => tenant).sort()).toEqual(['little', 'much', 'some']);
    // Each of them has one running: whoever has none comes first.
    await enqueue(13, 'other');
    expect((await claim('a', 2)).map(({ tenant }) => tenant)).toContain('other');
    expect(await claim('a', 20)).toHaveLength(9);
  });
});

describe('a job that fails', () => {
  const failing = (message: string) => handler(() => Promise.reject(new Error(message)));

  test('is tried again, then given up with its reason, and can be replayed', async () => {
    const first = startWorker(failing('shop is closed'));
    const id = await enqueue(7);
    await eventually(async () => (await jobOf(id)).state === 'dead', patience);
    await first.stop();
    expect(await jobOf(id)).toMatchObject({ attempts: 2, lastError: 'shop is closed', payload: { n: 7 } });
    const [told] = await db.typed.auditEntry.findMany({ where: { targets: { has: id } } });
    expect(told).toMatchObject({ action: 'EndJob', actorId: 'jobs/count' });
    expect(await inTransaction((tx) => replayJob(tx, id))).toBe('replayed');
    expect(await inTransaction((tx) => replayJob(tx, id))).toBe('not dead');
    const second = startWorker(failing('still closed'));
    await eventually(async () => (await jobOf(id)).state === 'dead', patience);
    await second.stop();
    expect(await jobOf(id)).toMatchObject({ attempts: 4, lastError: 'still closed' });
    await inTransaction((tx) => replayJob(tx, id));
    startWorker(handler(() => Promise.resolve(undefined)));
    await eventually(() => isDone(id), patience);
    expect(await inTransaction((tx) => replayJob(tx, 'job_unknown'))).toBe('not found');
  });

  test('is given up at once when trying again is pointless, and forgotten where the kind says so', async () => {
    const ended: unknown[] = [];
    const run = (): Promise<undefined> => Promise.reject(new JobRefused('no such shop'));
    const whenDead = (_: Tx, { n }: Payload, reason: string): Promise<void> => {
      ended.push({ n, reason });
      return Promise.resolve();
    };
    startWorker(handler(run, { forgottenWhenDead: true, whenDead }));
    const id = await enqueue(3);
    await eventually(async () => (await jobOf(id)).state === 'dead', patience);
    expect(await jobOf(id)).toMatchObject({ attempts: 1, lastError: 'no such shop', payload: null });
    expect(ended).toEqual([{ n: 3, reason: 'no such shop' }]);
    expect(await inTransaction((tx) => replayJob(tx, id))).toBe('forgotten');
  });

  test('is given up when it is not understood, or took its process down each time', async () => {
    const row = { kind: kind.name, maxAttempts: 2 };
    await db.typed.job.create({ data: { ...row, id: 'job_odd', payload: { n: 'seven' } } });
    await db.typed.job.create({ data: { ...row, id: 'job_deadly', payload: { n: 7 }, attempts: 2 } });
    startWorker(handler(() => Promise.resolve(undefined)));
    await eventually(async () => (await db.typed.job.count({ where: { state: 'dead' } })) === 2, patience);
    expect(await jobOf('job_odd')).toMatchObject({ lastError: 'payload not understood: n: invalid_type' });
    expect(await jobOf('job_deadly')).toMatchObject({ lastError: 'not finished in 2 attempts' });
  });

  test('fails by its deadline, and is told to stop', async () => {
    const attempts: Attempt[] = [];
    const run = (_: Payload, attempt: Attempt): Promise<undefined> => {
      attempts.push(attempt);
      return new Promise(() => undefined);
    };
    startWorker(handler(run, { deadlineMs: 30 }));
    const id = await enqueue(1);
    await eventually(async () => (await jobOf(id)).state === 'dead', patience);
    expect(await jobOf(id)).toMatchObject({ attempts: 2, lastError: 'not finished within 0.03 s' });
    expect(attempts.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  test('leaves nothing of a result that could not be written', async () => {
    const run = (_: Payload, attempt: Attempt) =>
      Promise.resolve(async (tx: Tx) => {
        await noting('half', attempt)(tx);
        throw new RangeError('no room');
      });
    startWorker(handler(run));
    const id = await enqueue(1);
    await eventually(async () => (await jobOf(id)).state === 'dead', patience);
    expect(await jobOf(id)).toMatchObject({ lastError: 'no room' });
    expect(await noted()).toEqual([]);
  });
});

test('figures tell what waits, runs and is dead, for how long, and when one was last done', async () => {
  await Promise.all([enqueue(1), enqueue(2), enqueue(3), enqueue(4)]);
  const [done, dead] = await claim('a', 2);
  if (!done || !dead) throw new Error('not claimed');
  await inTransaction((tx) => endClaim(tx, done, { state: 'done' }));
  await inTransaction((tx) => endClaim(tx, dead, { state: 'dead', error: 'x', forget: false }));
  await claim('a', 1);
  await db.execute`update jobs set created_at = now() - interval '1 hour' where state = 'waiting'`;
  const [figures, none] = await jobFigures(db, [kind.name, 'other']);
  expect(figures).toMatchObject({ kind: kind.name, waiting: 1, running: 1, dead: 1 });
  expect(figures?.oldestSeconds).toBeGreaterThanOrEqual(3_600);
  expect(figures?.lastDoneAt).toBeGreaterThan(Date.now() / 1_000 - 600);
  expect(none).toEqual({ kind: 'other', waiting: 0, running: 0, dead: 0, oldestSeconds: 0, lastDoneAt: Number.NaN });
});

describe('over JetStream', () => {
  let bus: Bus;
  beforeAll(async () => {
    bus = await connectBus({ url: config.NATS_URL, namespace: config.NATS_NAMESPACE, name: 'test' });
  });
  afterAll(async () => {
    for (const { name } of Object.values(streams)) await bus.jsm.streams.delete(bus.namespace.stream(name));
    await bus.connection.close();
  });

  test('an announced job wakes a worker, and the announcement is gone when it did', async () => {
    const relay = new OutboxRelay(db, bus, logger);
    relay.start();
    running.push(() => relay.stop());
    // No sweep but the first: what is done was announced.
    const worker = startWorker(
      handler(() => Promise.resolve(undefined)),
      { sweepMs: 3_600_000 },
    );
    const consumers = runAnnouncedJobs(bus, worker, logger);
    running.push(() => Promise.all(consumers.map((consumer) => consumer.stop(100))));
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => enqueue(n)));
    for (const id of ids) await eventually(() => isDone(id), patience);
    await eventually(async () => {
      const { state } = await bus.jsm.streams.info(bus.namespace.stream(streams.JOBS.name));
      return state.last_seq === ids.length && state.messages === 0;
    }, patience);
    expect(await db.typed.event.count()).toBe(0);
  }, 60_000);
});
