import { newId } from '../../platform/ids.js';
import type { Tx } from '../../platform/transaction.js';
import type { ScheduleRow } from './schedule.js';

interface KeptSchedule extends ScheduleRow {
  readonly jobId: string;
}

/** All rows, for one worker at a time until its transaction ends. */
export async function lockSchedules(tx: Tx): Promise<KeptSchedule[]> {
  await tx.db.execute`select pg_advisory_xact_lock(hashtextextended('schedules', 0))`;
  return tx.db.rows<KeptSchedule>`
    select name, cron, time_zone as "timeZone", missed, job_id as "jobId" from schedules order by name`;
}

/** A new schedule with the job that is each of its runs in turn; the first is due at once. */
export async function addSchedule(tx: Tx, { name, cron, timeZone, missed }: ScheduleRow): Promise<void> {
  const jobId = newId('job');
  await tx.db.execute`insert into jobs (id, kind, payload, max_attempts) values (${jobId}, ${name}, '{}', 1)`;
  await tx.db.execute`
    insert into schedules (name, cron, time_zone, missed, job_id)
    values (${name}, ${cron}, ${timeZone}, ${missed}, ${jobId})`;
}

/** @param nextRunAt of one that is not running now; that one finds its next time by itself */
export async function changeSchedule(tx: Tx, row: ScheduleRow, nextRunAt: Date): Promise<void> {
  await tx.db.execute`
    update schedules set cron = ${row.cron}, time_zone = ${row.timeZone}, missed = ${row.missed} where name = ${row.name}`;
  await tx.db.execute`
    update jobs set run_at = ${nextRunAt}
    where id = (select job_id from schedules where name = ${row.name}) and state = 'waiting'`;
}

export async function removeSchedule(tx: Tx, { name, jobId }: KeptSchedule): Promise<void> {
  await tx.db.execute`delete from schedules where name = ${name}`;
  await tx.db.execute`delete from jobs where id = ${jobId}`;
}

/** @param succeeded whether it did what it had to */
export async function noteRun(tx: Tx, name: string, startedAt: Date, succeeded: boolean): Promise<void> {
  await tx.db.execute`
    update schedules set last_run_at = ${startedAt},
      last_success_at = case when ${succeeded}::boolean then now() else last_success_at end
    where name = ${name}`;
}
