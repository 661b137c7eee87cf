import { dateFormat, relativeTimeFormat } from '../numbers/kept-formats';
import { pageLocale } from '../numbers/locale';
import { timeStrings } from './time.strings';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
// One way to write a time, everywhere: 12 or 24 hours as the locale has it, without a zero in front where it has none.
const clock = { hour: 'numeric', minute: '2-digit' } as const;
const clockWithSeconds = { ...clock, second: '2-digit' } as const;

/** `3 Dec 2026`; the year is left out when it is the present one. In `zone`, else in the device's. */
export function formatDate(moment: number, now: number, zone?: string): string {
  const year = (time: number) => parts({ year: 'numeric' }, zone).format(time);
  const sameYear = year(moment) === year(now);
  return parts({ day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }, zone).format(moment);
}

/** `Tue Dec 3, 2:02 PM`. */
export function formatMoment(moment: number, now: number, zone?: string): string {
  return `${weekday(moment, zone)} ${formatDate(moment, now, zone)}, ${parts(clock, zone).format(moment)}`;
}

/** `Tue Dec 3, 2:02:09 PM`, for lines of a story: what follows within a minute is told apart. */
export function formatSecond(moment: number, now: number, zone?: string): string {
  return `${weekday(moment, zone)} ${formatDate(moment, now, zone)}, ${parts(clockWithSeconds, zone).format(moment)}`;
}

/** Everything, with year, seconds and the zone's name: `Tue Dec 3, 2026, 2:02:09 PM GMT+1`. */
export function formatExact(moment: number, zone?: string): string {
  const date = parts({ day: 'numeric', month: 'short', year: 'numeric' }, zone).format(moment);
  const time = parts({ ...clockWithSeconds, timeZoneName: 'short' }, zone).format(moment);
  return `${weekday(moment, zone)} ${date}, ${time}`;
}

/**
 * `5 minutes ago`, `in 3 days`; a date beyond a week, where counting days helps nobody. A moment that lies a little ahead
 * because two clocks differ is "just now", never "in 2 seconds".
 */
export function formatRelative(moment: number, now: number, zone?: string): string {
  const distance = moment - now;
  const size = Math.abs(distance);
  const words = relativeTimeFormat(pageLocale());
  if (size < minute) return timeStrings.justNow;
  if (size < hour) return words.format(Math.trunc(distance / minute), 'minute');
  if (size < day) return words.format(Math.trunc(distance / hour), 'hour');
  if (size < 7 * day) return words.format(Math.trunc(distance / day), 'day');
  return formatDate(moment, now, zone);
}

/** A civil date (`2026-12-03`) as `3 Dec` or `3 Dec 2025`; it has no zone. */
export function formatDay(civil: string, now: number): string {
  return formatDate(Date.parse(`${civil}T00:00:00Z`), now, 'UTC');
}

function weekday(moment: number, zone: string | undefined): string {
  return parts({ weekday: 'short' }, zone).format(moment);
}

function parts(options: Intl.DateTimeFormatOptions, zone: string | undefined): Intl.DateTimeFormat {
  return dateFormat(pageLocale(), { ...options, ...(zone === undefined ? {} : { timeZone: zone }) });
}
