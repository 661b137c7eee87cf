import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Database } from '../../platform/database.js';
import { timestampView } from '../../platform/schemas.js';

const scheduleView = z.object({
  name: z.string().meta({ example: 'seal-audit' }),
  cron: z
    .string()
    .meta({ description: 'Cron expression; with seconds where it has six fields.', example: '0 3 * * *' }),
  timeZone: z.string(),
  missed: z.enum(['run_once', 'skip']).meta({ description: 'What becomes of runs that were missed.' }),
  running: z.boolean(),
  nextRunAt: timestampView,
  lastRunAt: timestampView.nullable(),
  lastSuccessAt: timestampView.nullable(),
  lastError: z.string().nullable().meta({ description: 'Why the last run failed; null when it did not.' }),
});
scheduleView.register(z.globalRegistry, { id: 'Schedule' });

/** What recurs, by name. */
export const schedulesView = z.object({ schedules: z.array(scheduleView) });
schedulesView.register(z.globalRegistry, { id: 'Schedules' });
export type SchedulesView = z.infer<typeof schedulesView>;

type ScheduleView = SchedulesView['schedules'][number];

interface Row extends Omit<ScheduleView, 'nextRunAt' | 'lastRunAt' | 'lastSuccessAt'> {
  readonly nextRunAt: Date;
  readonly lastRunAt: Date | null;
  readonly lastSuccessAt: Date | null;
}

export class ListSchedules extends Query<SchedulesView> {}

@QueryHandler(ListSchedules)
export class ListSchedulesHandler implements IQueryHandler<ListSchedules> {
  constructor(private readonly db: Database) {}

  async execute(): Promise<SchedulesView> {
    const rows = await this.db.rows<Row>`
      select s.name, s.cron, s.time_zone as "timeZone", s.missed, j.state = 'running' as running, j.run_at as "nextRunAt",
        s.last_run_at as "lastRunAt", s.last_success_at as "lastSuccessAt", j.last_error as "lastError"
      from schedules s join jobs j on j.id = s.job_id order by s.name`;
    const schedules = rows.map((row) => ({
      ...row,
      nextRunAt: row.nextRunAt.toISOString(),
      lastRunAt: row.lastRunAt?.toISOString() ?? null,
      lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    }));
    return { schedules };
  }
}
