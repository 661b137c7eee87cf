import type { Db } from '../../platform/db.js';

/** When a run of a schedule last did what it had to, in seconds since 1970; NaN before the first. */
export interface ScheduleFigures {
  readonly name: string;
  readonly lastSuccessAt: number;
}

export function scheduleFigures(db: Db): Promise<ScheduleFigures[]> {
  return db.rows<ScheduleFigures>`
    select name, coalesce(extract(epoch from last_success_at), 'NaN')::float8 as "lastSuccessAt"
    from schedules order by name`;
}
