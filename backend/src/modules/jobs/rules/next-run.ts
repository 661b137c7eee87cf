import { Cron } from 'croner';

/** Runs that are later than this were missed, rather than late because the workers were busy. */
const graceMs = 60_000;

/**
 * The first time after `after` that the fields name in the zone. A time that a change of the clocks leaves out comes right after it; one
 * that happens twice runs once.
 * @throws when the expression is malformed, or names no time at all (30 February)
 */
export function nextRun({ cron, timeZone }: { readonly cron: string; readonly timeZone: string }, after: Date): Date {
  const next = new Cron(cron, { timezone: timeZone }).nextRun(after);
  if (next === null) throw new RangeError(`"${cron}" never comes`);
  return next;
}

/** Whether a run that is due since then is left out. */
export function isSkipped(missed: 'run_once' | 'skip', dueAt: Date, now: Date): boolean {
  return missed === 'skip' && now.getTime() - dueAt.getTime() > graceMs;
}
