import type { ClaimedJob, Ending } from './claim.store.js';
import { renewClaim } from './claim.store.js';
import { endAttempt } from './run-attempt.js';
import type { AttemptOutcome, AttemptParts } from './run-attempt.js';
import { isSkipped, nextRun } from './rules/next-run.js';
import { rowOf } from './schedule.js';
import type { Schedule } from './schedule.js';
import { noteRun } from './schedule.store.js';
import { ClaimLost, whileHeld } from './while-held.js';

const usualDeadlineMs = 5 * 60_000;

/** One run of a schedule: piece after piece while there is more, then the job waits for its next time. */
export async function runScheduled(
  parts: AttemptParts,
  schedule: Schedule,
  job: ClaimedJob,
  since: number,
): Promise<AttemptOutcome> {
  const row = rowOf(schedule);
  // By the database's clock, as all times of jobs are: by a clock that is behind, the next time might be past already.
  const now = (): Date => new Date(job.claimedAt.getTime() + performance.now() - since);
  const waiting = (error: string | null): Ending => ({ state: 'waiting', error, at: nextRun(row, now()) });
  if (isSkipped(row.missed, job.runAt, job.claimedAt)) return endAttempt(parts, job, waiting(null));
  const { db, claimMs } = parts;
  const { deadlineMs = usualDeadlineMs } = schedule;
  const error = await whileHeld({ claimMs, deadlineMs, since, renew: () => renewClaim(db, job, claimMs) }, (signal) =>
    runPieces(schedule, signal, parts.stopping),
  ).then(
    () => null,
    (failure: unknown) => (failure instanceof Error ? failure : new Error(String(failure))),
  );
  if (error instanceof ClaimLost) return 'superseded';
  if (error !== null) parts.logger.error({ err: error, schedule: schedule.name }, 'a scheduled run failed');
  return endAttempt(parts, job, waiting(error?.message ?? null), (tx) =>
    noteRun(tx, schedule.name, job.claimedAt, error === null),
  );
}

/** What is left when the worker is to stop is done at the next time. */
async function runPieces(schedule: Schedule, signal: AbortSignal, stopping: AbortSignal): Promise<void> {
  let more = true;
  while (more && !signal.aborted && !stopping.aborted) more = await schedule.run(signal);
}
