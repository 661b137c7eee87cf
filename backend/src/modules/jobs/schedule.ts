/** Work that recurs. One run at a time, over all workers. */
export interface Schedule {
  /** Lower case and dashes; the kind of the job that is each run in turn. */
  readonly name: string;
  /** Minute, hour, day of the month, month, day of the week; seconds before them where it has six fields. */
  readonly cron: string;
  /** IANA time zone of the fields; UTC when left out. */
  readonly timeZone?: string;
  /** A run whose time passed while no worker was up: made up for, once however many they were (the default), or left out. */
  readonly missed?: 'run_once' | 'skip';
  /** How long a run may take, in milliseconds; five minutes when left out. */
  readonly deadlineMs?: number;
  /**
   * A piece of the work. @param signal aborted when the deadline has passed or the run is no longer this worker's
   * @returns true when there is more to do at once
   */
  run(signal: AbortSignal): Promise<boolean>;
}

/** What of a schedule stands in its row. */
export type ScheduleRow = Required<Pick<Schedule, 'name' | 'cron' | 'timeZone' | 'missed'>>;

export function rowOf({ name, cron, timeZone = 'UTC', missed = 'run_once' }: Schedule): ScheduleRow {
  return { name, cron, timeZone, missed };
}
