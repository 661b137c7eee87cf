import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Database } from '../../platform/database.js';
import type { Db } from '../../platform/db.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { pageQuery } from '../../platform/schemas.js';
import { join, sql } from '../../platform/sql.js';
import { jobState } from './job.view.js';
import type { JobView } from './job.view.js';

/** Filters of the list of jobs; newest first. Dead ones are the dead letters. */
export const listJobsQuery = pageQuery.extend({
  state: jobState.optional(),
  kind: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, { message: 'must be a kind of job, such as mail' })
    .optional(),
});
export type ListJobsInput = z.infer<typeof listJobsQuery>;

interface Row extends Pick<JobView, 'id' | 'kind' | 'state' | 'attempts' | 'lastError'> {
  readonly tenant: string;
  readonly createdAt: Date;
  readonly runAt: Date;
  readonly finishedAt: Date | null;
  readonly kept: boolean;
}

const columns = sql`
  select id, kind, state, tenant, attempts, last_error as "lastError", created_at as "createdAt", run_at as "runAt",
    finished_at as "finishedAt", payload is not null as kept
  from jobs`;

export class ListJobs extends Query<Page<JobView>> {
  constructor(readonly input: ListJobsInput) {
    super();
  }
}

@QueryHandler(ListJobs)
export class ListJobsHandler implements IQueryHandler<ListJobs> {
  constructor(private readonly db: Database) {}

  async execute({ input }: ListJobs): Promise<Page<JobView>> {
    const { state, kind, limit } = input;
    const before = readCursor(input.cursor);
    const conditions = [
      // What recurs has a list of its own.
      sql`not exists (select 1 from schedules where job_id = jobs.id)`,
      ...(state === undefined ? [] : [sql`state = ${state}`]),
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(before === undefined ? [] : [sql`id < ${before}`]),
    ];
    const rows = await this.db.rows<Row>`
      ${columns} where ${join(conditions, ' and ')} order by id desc limit ${limit + 1}`;
    return toPage(rows, limit, ({ id }) => id, toView);
  }
}

export async function findJob(db: Db, id: string): Promise<JobView | undefined> {
  const [row] = await db.rows<Row>`${columns} where id = ${id}`;
  return row && toView(row);
}

function toView({ id, kind, state, tenant, attempts, lastError, createdAt, runAt, finishedAt, kept }: Row): JobView {
  return {
    ...{ id, kind, state, attempts, lastError },
    tenant: tenant === '' ? null : tenant,
    createdAt: createdAt.toISOString(),
    nextAttemptAt: state === 'waiting' ? runAt.toISOString() : null,
    finishedAt: finishedAt?.toISOString() ?? null,
    replayable: state === 'dead' && kept,
  };
}
