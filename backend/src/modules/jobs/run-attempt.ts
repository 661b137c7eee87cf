import type { Database } from '../../platform/database.js';
import type { Logger } from '../../platform/logger.js';
import type { Tx, Writes } from '../../platform/transaction.js';
import { endClaim, renewClaim } from './claim.store.js';
import type { ClaimedJob, Ending } from './claim.store.js';
import { JobRefused } from './job-kind.js';
import type { JobHandler } from './job-kind.js';
import { failedAttempt } from './rules/failed-attempt.js';
import { ClaimLost, whileHeld } from './while-held.js';

export interface AttemptParts {
  readonly db: Database;
  readonly writes: Writes;
  readonly logger: Logger;
  readonly claimMs: number;
  /** Aborted when the worker is to stop. */
  readonly stopping: AbortSignal;
}

/** What became of an attempt; `superseded` when another one has the job and nothing was written. */
export type AttemptOutcome = Ending['state'] | 'superseded';

/** Does one claimed job and writes what it came to. Throws only when that could not be written: then the claim runs out. */
export async function runAttempt(
  parts: AttemptParts,
  handler: JobHandler,
  job: ClaimedJob,
  since: number,
): Promise<AttemptOutcome> {
  const attempts = job.attempt - job.replayedAfter;
  // Its work took the whole process down each time before.
  if (attempts > handler.maxAttempts) {
    return giveUp(parts, handler, job, `not finished in ${handler.maxAttempts} attempts`);
  }
  const { db, claimMs } = parts;
  const claim = { claimMs, deadlineMs: handler.deadlineMs, since, renew: () => renewClaim(db, job, claimMs) };
  try {
    const result = await whileHeld(claim, async (signal) =>
      handler.run(job.payload, { jobId: job.id, number: job.attempt, signal }),
    );
    return await endAttempt(parts, job, { state: 'done' }, async (tx) => result?.(tx));
  } catch (error) {
    if (error instanceof ClaimLost) return 'superseded';
    const message = error instanceof Error ? error.message : String(error);
    const next = error instanceof JobRefused ? 'give up' : failedAttempt(handler, attempts, Math.random());
    parts.logger.warn({ err: error, job: job.id, kind: handler.kind, attempts, next }, 'a job failed');
    if (next === 'give up') return giveUp(parts, handler, job, message);
    return endAttempt(parts, job, { state: 'waiting', error: message, afterSeconds: next });
  }
}

function giveUp(parts: AttemptParts, handler: JobHandler, job: ClaimedJob, error: string): Promise<AttemptOutcome> {
  const forget = handler.forgottenWhenDead === true;
  return endAttempt(parts, job, { state: 'dead', error, forget }, async (tx) => {
    await handler.whenDead(tx, job.payload, error);
    tx.changed({ kind: 'job', id: job.id, before: { state: 'running' }, after: { state: 'dead' } });
  });
}

/** The end of an attempt and what comes with it, in one transaction; neither if the claim is no longer ours. */
export async function endAttempt(
  { writes, logger }: AttemptParts,
  job: ClaimedJob,
  ending: Ending,
  result?: (tx: Tx) => Promise<void>,
): Promise<AttemptOutcome> {
  const { id, kind, attempt } = job;
  const invocation = { actor: { kind: 'system', name: `jobs/${kind}` } } as const;
  const { value: ours } = await writes.run('EndJob', { id, attempt }, invocation, async (tx) => {
    if (!(await endClaim(tx, job, ending))) return false;
    await result?.(tx);
    return true;
  });
  if (!ours) logger.warn({ job: id, kind }, 'a job came back too late; its result was refused');
  return ours ? ending.state : 'superseded';
}
