import { setTimeout as sleep } from 'node:timers/promises';
import { newUuid } from '../../platform/ids.js';
import { runInContext } from '../../platform/request-context.js';
import { unrecordedTrace } from '../../platform/trace-context.js';
import { claimJobs, dueKinds, freeExpiredClaims } from './claim.store.js';
import type { ClaimedJob } from './claim.store.js';
import type { JobHandler } from './job-kind.js';
import { keepSchedules } from './keep-schedules.js';
import { KindQueue } from './kind-queue.js';
import { runAttempt } from './run-attempt.js';
import type { AttemptOutcome, AttemptParts } from './run-attempt.js';
import { runScheduled } from './run-scheduled.js';
import { nextRun } from './rules/next-run.js';
import { rowOf } from './schedule.js';
import type { Schedule } from './schedule.js';

export interface JobWorkerParts extends Omit<AttemptParts, 'claimMs' | 'stopping'> {
  readonly handlers: readonly JobHandler[];
  /** All that recurs: what the table has besides goes. The table stays as it is when left out. */
  readonly schedules?: readonly Schedule[];
  /** How often it looks for due jobs that nobody announced, in milliseconds. */
  readonly sweepMs: number;
  /** How long a claim holds without being renewed, in milliseconds; ten seconds when left out. */
  readonly claimMs?: number;
  readonly onOutcome?: (kind: string, outcome: AttemptOutcome) => void;
}

const usualClaimMs = 10_000;

type Run = (parts: AttemptParts, job: ClaimedJob, since: number) => Promise<AttemptOutcome>;

/**
 * Does jobs of the kinds that it has handlers for. It looks for due ones when it is woken and with every sweep; a sweep also sets
 * free what a killed worker had claimed. Any number of workers run at once.
 */
export class JobWorker {
  private readonly name = newUuid();
  private readonly queues: ReadonlyMap<string, KindQueue>;
  private readonly stopping = new AbortController();
  private sweeping: Promise<void> | undefined;
  private schedulesKept = false;

  constructor(private readonly parts: JobWorkerParts) {
    const { handlers, schedules = [] } = parts;
    // A malformed one is found here, not at its time.
    for (const schedule of schedules) nextRun(rowOf(schedule), new Date());
    this.queues = new Map([
      ...handlers.map((handler): [string, KindQueue] => [
        handler.kind,
        this.queueOf(handler, (all, job, since) => runAttempt(all, handler, job, since)),
      ]),
      ...schedules.map((schedule): [string, KindQueue] => [
        schedule.name,
        this.queueOf({ kind: schedule.name, concurrency: 1 }, (all, job, since) =>
          runScheduled(all, schedule, job, since),
        ),
      ]),
    ]);
  }

  /** Kinds whose jobs are announced; the others recur. */
  get announcedKinds(): string[] {
    return this.parts.handlers.map(({ kind }) => kind);
  }

  start(): void {
    this.sweeping ??= this.sweepUntilStopped();
  }

  /** Claims no more and waits for what it is doing. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.sweeping, ...[...this.queues.values()].map((queue) => queue.stop())]);
  }

  /** There is a job of this kind. Never rejects: the next sweep finds what could not be looked for now. */
  async wake(kind: string): Promise<void> {
    await this.queues
      .get(kind)
      ?.fill()
      .catch((error: unknown) => {
        this.parts.logger.warn({ err: error, kind }, 'jobs could not be claimed; the next sweep will try again');
      });
  }

  /** One look for what is due and what was left behind. */
  async sweep(): Promise<void> {
    const { db, writes, schedules } = this.parts;
    if (schedules && !this.schedulesKept) {
      await keepSchedules(writes, schedules);
      this.schedulesKept = true;
    }
    const kinds = [...this.queues.keys()];
    await freeExpiredClaims(db, kinds);
    const due = await dueKinds(db, kinds);
    await Promise.all(due.map((kind) => this.wake(kind)));
  }

  private async sweepUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.sweep().catch((error: unknown) => {
        this.parts.logger.warn({ err: error }, 'sweep of jobs failed; it will run again');
      });
      await sleep(this.parts.sweepMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private queueOf({ kind, concurrency }: Pick<JobHandler, 'kind' | 'concurrency'>, run: Run): KindQueue {
    const { db, claimMs = usualClaimMs } = this.parts;
    // Before it is asked for: the claim cannot begin earlier than that.
    let asked = performance.now();
    return new KindQueue({
      concurrency,
      claim: (limit) => {
        asked = performance.now();
        return claimJobs(db, { kind, worker: this.name, limit, claimMs });
      },
      run: (job) => this.attempt(run, job, asked),
    });
  }

  private async attempt(run: Run, job: ClaimedJob, since: number): Promise<void> {
    const { onOutcome, logger, claimMs = usualClaimMs } = this.parts;
    const context = { requestId: newUuid(), trace: unrecordedTrace() };
    try {
      const parts = { ...this.parts, claimMs, stopping: this.stopping.signal };
      const outcome = await runInContext(context, () => run(parts, job, since));
      onOutcome?.(job.kind, outcome);
    } catch (error) {
      logger.error({ err: error, job: job.id, kind: job.kind }, 'the end of a job could not be written');
    }
  }
}
