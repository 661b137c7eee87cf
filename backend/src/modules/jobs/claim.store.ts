import type { Db } from '../../platform/db.js';
import type { Tx } from '../../platform/transaction.js';

/** The right to do one job: of one worker, for one attempt. */
export interface Claim {
  readonly id: string;
  readonly worker: string;
  /** The fence: any later claim has a higher number. */
  readonly attempt: number;
}

/** A job that this worker may do now. */
export interface ClaimedJob extends Claim {
  readonly kind: string;
  readonly tenant: string;
  readonly payload: unknown;
  /** Attempts before the latest replay. */
  readonly replayedAfter: number;
  /** When it was due. */
  readonly runAt: Date;
  /** By the database's clock. */
  readonly claimedAt: Date;
}

export interface ClaimRequest {
  readonly kind: string;
  readonly worker: string;
  readonly limit: number;
  readonly claimMs: number;
}

/** More candidates than are wanted, because other workers may be locking the first ones at this moment. */
const spareCandidates = 50;

/**
 * Claims due jobs of one kind. Tenants take turns: first whoever has the fewest jobs running, of each the job that is due the
 * longest. Tenants are found by skipping through the index, so that a million jobs of one cost no more than one.
 * Times are the database's own, so hosts' clocks do not matter.
 */
export function claimJobs(db: Db, { kind, worker, limit, claimMs }: ClaimRequest): Promise<ClaimedJob[]> {
  const candidates = limit + spareCandidates;
  return db.rows<ClaimedJob>`
    with recursive tenants (tenant) as (
      (select tenant from jobs where kind = ${kind} and state = 'waiting' order by tenant limit 1)
      union all
      select (select j.tenant from jobs j
              where j.kind = ${kind} and j.state = 'waiting' and j.tenant > t.tenant order by j.tenant limit 1)
      from tenants t where t.tenant is not null),
    busy as (select tenant, count(*) as jobs from jobs where kind = ${kind} and state = 'running' group by tenant),
    candidates as (
      select j.id, j.run_at,
             coalesce(busy.jobs, 0) + row_number() over (partition by t.tenant order by j.run_at, j.id) as turn
      from tenants t
      cross join lateral (
        select id, run_at from jobs
        where kind = ${kind} and state = 'waiting' and tenant = t.tenant and run_at <= now()
        order by run_at, id limit ${candidates}) j
      left join busy on busy.tenant = t.tenant
      where t.tenant is not null
      order by turn, j.run_at, j.id limit ${candidates}),
    free as (
      select j.id from jobs j join candidates c on c.id = j.id
      where j.state = 'waiting' and j.run_at <= now()
      order by c.turn, c.run_at, c.id limit ${limit} for update of j skip locked)
    update jobs set state = 'running', attempts = attempts + 1, claimed_by = ${worker},
      claimed_until = now() + make_interval(secs => ${claimMs / 1_000}::float8)
    from free where jobs.id = free.id
    returning jobs.id, jobs.claimed_by as worker, jobs.attempts as attempt, jobs.kind, jobs.tenant, jobs.payload,
      jobs.replayed_after as "replayedAfter", jobs.run_at as "runAt", now() as "claimedAt"`;
}

/** @returns whether the claim is still this one, and now holds for as long again */
export async function renewClaim(db: Db, claim: Claim, claimMs: number): Promise<boolean> {
  const renewed = await db.execute`
    update jobs set claimed_until = now() + make_interval(secs => ${claimMs / 1_000}::float8)
    where id = ${claim.id} and state = 'running' and claimed_by = ${claim.worker} and attempts = ${claim.attempt}`;
  return renewed === 1;
}

/** How an attempt ended. */
export type Ending =
  | { readonly state: 'done' }
  | { readonly state: 'waiting'; readonly error: string; readonly afterSeconds: number }
  | { readonly state: 'waiting'; readonly error: string | null; readonly at: Date }
  | { readonly state: 'dead'; readonly error: string; readonly forget: boolean };

/** @returns whether the claim was still this one; otherwise nothing has changed, and nothing else may be written */
export async function endClaim(tx: Tx, claim: Claim, ending: Ending): Promise<boolean> {
  const { state } = ending;
  const error = state === 'done' ? null : ending.error;
  const at = 'at' in ending ? ending.at : null;
  const afterSeconds = 'afterSeconds' in ending ? ending.afterSeconds : null;
  const forget = state === 'done' || ('forget' in ending && ending.forget);
  const ended = await tx.db.execute`
    update jobs set state = ${state}, claimed_by = null, claimed_until = null, last_error = ${error},
      run_at = coalesce(${at}::timestamptz, now() + make_interval(secs => ${afterSeconds}::float8), run_at),
      finished_at = case when ${state}::text <> 'waiting' then now() end,
      payload = case when not ${forget}::boolean then payload end
    where id = ${claim.id} and state = 'running' and claimed_by = ${claim.worker} and attempts = ${claim.attempt}`;
  return ended === 1;
}

/** Sets jobs free whose worker was killed, or is too slow to renew its claim: another may do them. */
export function freeExpiredClaims(db: Db, kinds: readonly string[]): Promise<number> {
  return db.execute`
    update jobs set state = 'waiting', run_at = now(), claimed_by = null, claimed_until = null
    where id in (
      select id from jobs where state = 'running' and kind = any(${kinds}::text[]) and claimed_until < now()
      for update skip locked)`;
}

/** Which of these kinds have a job that is due. */
export async function dueKinds(db: Db, kinds: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ kind: string }>`
    select kind from unnest(${kinds}::text[]) as kind
    where exists (select 1 from jobs where jobs.kind = kind.kind and state = 'waiting' and run_at <= now())`;
  return rows.map(({ kind }) => kind);
}
