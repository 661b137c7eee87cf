import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Db } from '../../platform/db.js';
import { jobFigures } from './job-figures.query.js';
import type { JobFigures } from './job-figures.query.js';
import type { AttemptOutcome } from './run-attempt.js';
import { scheduleFigures } from './schedule-figures.query.js';

/** Registers the metrics of jobs; what is read from the table is the same in every process. @returns counts an attempt */
export function registerJobMetrics(
  registry: Registry,
  db: Db,
  kinds: readonly string[],
): (kind: string, outcome: AttemptOutcome) => void {
  // Metrics are collected together: they share one query.
  let asked: Promise<JobFigures[]> | undefined;
  const figures = (): Promise<JobFigures[]> =>
    (asked ??= jobFigures(db, kinds).finally(() => {
      asked = undefined;
    }));
  const gauge = (name: string, help: string, set: (gauge: Gauge, figures: JobFigures) => void) =>
    new Gauge({
      name,
      help,
      labelNames: ['kind', 'state'],
      registers: [registry],
      async collect() {
        for (const one of await figures()) set(this, one);
      },
    });
  gauge('tributary_jobs_rows', 'Jobs by state: waiting, running, dead.', (rows, { kind, waiting, running, dead }) => {
    for (const [state, count] of Object.entries({ waiting, running, dead })) rows.set({ kind, state }, count);
  });
  gauge(
    'tributary_jobs_oldest_seconds',
    'Age of the oldest unfinished job that is not to wait.',
    (oldest, { kind, oldestSeconds }) => oldest.set({ kind }, oldestSeconds),
  );
  gauge(
    'tributary_jobs_last_done_timestamp_seconds',
    'When a job was last done; not a number if none was within a day.',
    (last, { kind, lastDoneAt }) => last.set({ kind }, lastDoneAt),
  );
  new Gauge({
    name: 'tributary_schedule_last_success_timestamp_seconds',
    help: 'When a scheduled run last did what it had to; not a number before the first.',
    labelNames: ['schedule'],
    registers: [registry],
    async collect() {
      for (const { name, lastSuccessAt } of await scheduleFigures(db)) this.set({ schedule: name }, lastSuccessAt);
    },
  });
  const attempts = new Counter({
    name: 'tributary_job_attempts_total',
    help: 'Attempts of this process by how they ended: done, waiting for the next, dead, superseded by another worker.',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  return (kind, outcome) => attempts.inc({ kind, outcome });
}
