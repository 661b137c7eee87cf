import type { Db } from '../../platform/db.js';

/** How the jobs of one kind are doing, over all workers. */
export interface JobFigures {
  readonly kind: string;
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
  /** How long ago the oldest unfinished one was enqueued; 0 when there is none. Those that are to wait do not count. */
  readonly oldestSeconds: number;
  /** When one was last done, in seconds since 1970; NaN when none was within a day. */
  readonly lastDoneAt: number;
}

/** @param kinds that are told of even when there is nothing */
export function jobFigures(db: Db, kinds: readonly string[]): Promise<JobFigures[]> {
  return db.rows<JobFigures>`
    with kinds as (select unnest(${kinds}::text[]) as kind union select kind from jobs where state = 'dead')
    select kinds.kind, open.waiting, open.running, open."oldestSeconds",
           (select count(*)::int from jobs where state = 'dead' and kind = kinds.kind) as dead,
           coalesce((select extract(epoch from max(finished_at)) from jobs where state = 'done' and kind = kinds.kind), 'NaN')::float8
             as "lastDoneAt"
    from kinds cross join lateral (
      select count(*) filter (where state = 'waiting')::int as waiting,
             count(*) filter (where state = 'running')::int as running,
             coalesce(extract(epoch from now() - min(created_at) filter (where run_at <= now() or attempts > 0)), 0)::float8
               as "oldestSeconds"
      from jobs where state in ('waiting', 'running') and kind = kinds.kind) open
    order by kinds.kind`;
}
