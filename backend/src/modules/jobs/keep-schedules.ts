import type { Writes } from '../../platform/transaction.js';
import { nextRun } from './rules/next-run.js';
import { rowOf } from './schedule.js';
import type { Schedule, ScheduleRow } from './schedule.js';
import { addSchedule, changeSchedule, lockSchedules, removeSchedule } from './schedule.store.js';

/**
 * Makes the rows say what the code says: new schedules are due at once, changed ones at their next time, and those that are no
 * more go. Each worker does this when it starts.
 * @throws when a cron expression or a time zone is none
 */
export async function keepSchedules(writes: Writes, schedules: readonly Schedule[]): Promise<void> {
  const invocation = { actor: { kind: 'system', name: 'schedules' } } as const;
  const wanted = new Map(schedules.map((schedule) => [schedule.name, rowOf(schedule)]));
  await writes.run('KeepSchedules', {}, invocation, async (tx) => {
    const kept = new Map((await lockSchedules(tx)).map((row) => [row.name, row]));
    const told = (name: string, before: ScheduleRow | undefined, after: ScheduleRow | undefined): void =>
      tx.changed({ kind: 'schedule', id: name, before: timesOf(before), after: timesOf(after) });
    for (const row of wanted.values()) {
      const before = kept.get(row.name);
      const next = nextRun(row, tx.now);
      if (before === undefined) await addSchedule(tx, row);
      else if (isSame(before, row)) continue;
      else await changeSchedule(tx, row, next);
      told(row.name, before, row);
    }
    for (const row of kept.values()) {
      if (wanted.has(row.name)) continue;
      await removeSchedule(tx, row);
      told(row.name, row, undefined);
    }
    return null;
  });
}

function isSame(a: ScheduleRow, b: ScheduleRow): boolean {
  return a.cron === b.cron && a.timeZone === b.timeZone && a.missed === b.missed;
}

function timesOf(row: ScheduleRow | undefined): object | null {
  return row === undefined ? null : { cron: row.cron, timeZone: row.timeZone, missed: row.missed };
}
