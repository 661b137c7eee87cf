import { DomainError } from '../../../kernel/domain-error.js';
import { localDate } from '../../../kernel/period.js';

/** A half-open span of time, both ends on a quarter hour. */
export interface ReportRange {
  readonly from: Date;
  readonly to: Date;
}

const quarterMs = 15 * 60_000;
const dayMs = 86_400_000;
const firstTime = new Date(0);
/** The longest span of one report, days. */
export const maxReportDays = 400;

/**
 * The span that a report covers. A civil date counts as a whole day of the zone, the last one included; an instant as
 * itself, widened to the quarter hour that holds it, because that is how fine the sums are. Throws `report_range_invalid`.
 */
export function reportRange(from: string, to: string, timeZone: string): ReportRange {
  const begins = isCivilDate(from) ? startOfDay(from, timeZone) : floorToQuarter(new Date(from));
  const range = {
    // East of Greenwich the first of all dates begins before the first of all times, where nothing can be.
    from: begins < firstTime ? firstTime : begins,
    to: isCivilDate(to) ? startOfDay(nextDate(to), timeZone) : ceilToQuarter(new Date(to)),
  };
  if (range.from >= range.to) throw refused('to', '"to" must be after "from".');
  // A day of slack: 400 days of a zone may hold an hour more than 400 times 24.
  if (range.to.getTime() - range.from.getTime() >= (maxReportDays + 1) * dayMs) {
    throw refused('from', `A report covers at most ${maxReportDays} days.`);
  }
  return range;
}

/** Whether both ends are midnights of UTC, so that sums per UTC day can answer. */
export function isWholeUtcDays({ from, to }: ReportRange): boolean {
  return from.getTime() % dayMs === 0 && to.getTime() % dayMs === 0;
}

/**
 * The first instant of a civil date in a zone: not always its midnight, which a clock change may skip. Searched among the
 * quarter hours around it; every offset in use is a multiple of 15 minutes, at most 14 hours.
 */
export function startOfDay(date: string, timeZone: string): Date {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`);
  let before = utcMidnight - 15 * 3_600_000;
  let notBefore = utcMidnight + 15 * 3_600_000;
  while (notBefore - before > quarterMs) {
    const middle = before + Math.floor((notBefore - before) / (2 * quarterMs)) * quarterMs;
    if (localDate(new Date(middle), timeZone) < date) before = middle;
    else notBefore = middle;
  }
  return new Date(notBefore);
}

function isCivilDate(text: string): boolean {
  return text.length === 10;
}

function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

function floorToQuarter(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / quarterMs) * quarterMs);
}

function ceilToQuarter(instant: Date): Date {
  return new Date(Math.ceil(instant.getTime() / quarterMs) * quarterMs);
}

function refused(path: string, message: string): DomainError {
  return new DomainError('invalid', 'report_range_invalid', message, [{ path, message }]);
}
