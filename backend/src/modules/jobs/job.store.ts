import { subjects } from '../../contracts/subjects.js';
import { announceJob } from '../../messaging/outbox.js';
import type { Db } from '../../platform/db.js';
import { newId } from '../../platform/ids.js';
import type { Tx } from '../../platform/transaction.js';
import type { JobKind } from './job-kind.js';

export interface NewJob<P> {
  readonly payload: P;
  /** Whose work it is: no tenant's jobs can keep those of others waiting. The installation's own when left out. */
  readonly tenant?: string;
  /** Not before this time; at once when left out. */
  readonly runAt?: Date;
}

/** A job that is done if and only if the transaction commits. @returns its id */
export async function enqueueJob<P>(tx: Tx, kind: JobKind<P>, job: NewJob<P>): Promise<string> {
  const { payload, tenant = '', runAt } = job;
  const id = newId('job');
  await tx.db.execute`
    insert into jobs (id, kind, tenant, payload, run_at, max_attempts)
    values (${id}, ${kind.name}, ${tenant}, ${JSON.stringify(kind.payload.parse(payload))}::jsonb,
      coalesce(${runAt ?? null}::timestamptz, now()), ${kind.maxAttempts})`;
  if (runAt === undefined) announceJob(tx, { id, subject: subjects.job(kind.name), version: 1 });
  return id;
}

/** What became of the wish to do a dead job again. */
export type Replay = 'replayed' | 'not found' | 'not dead' | 'forgotten';

/** A job that was given up begins anew: as many attempts as it had at first. */
export async function replayJob(tx: Tx, id: string): Promise<Replay> {
  const [job] = await tx.db.rows<{ kind: string; state: string; attempts: number; forgotten: boolean }>`
    select kind, state, attempts, payload is null as forgotten from jobs where id = ${id} for update`;
  if (job === undefined) return 'not found';
  if (job.state !== 'dead') return 'not dead';
  if (job.forgotten) return 'forgotten';
  await tx.db.execute`
    update jobs set state = 'waiting', run_at = now(), replayed_after = attempts, finished_at = null where id = ${id}`;
  announceJob(tx, { id, subject: subjects.job(job.kind), version: job.attempts + 1 });
  return 'replayed';
}

/** Jobs that are done are kept for a day, those that were given up for as long as other dead letters. */
export async function removeEndedJobs(db: Db): Promise<void> {
  await db.execute`
    delete from jobs
    where (state = 'done' and finished_at < now() - interval '1 day')
       or (state = 'dead' and finished_at < now() - interval '90 days')`;
}
