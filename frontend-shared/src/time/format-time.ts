import { dateFormat, relativeTimeFormat } from '../numbers/kept-formats';
import { pageLocale } from '../numbers/locale';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `3 Dec 2026`; the year is left out when it is the present one. In `zone`, else in the device's. */
export function formatDate(moment: number, now: number, zone?: string): string {
  const year = (time: number) => parts({ year: 'numeric' }, zone).format(time);
  const sameYear = year(moment) === year(now);
  return parts({ day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }, zone).format(moment);
}

/** `Tue 3 Dec, 14:02`, for lines of a story. */
export function formatMoment(moment: number, now: number, zone?: string): string {
  const weekday = parts({ weekday: 'short' }, zone).format(moment);
  const time = parts({ hour: '2-digit', minute: '2-digit' }, zone).format(moment);
  return `${weekday} ${formatDate(moment, now, zone)}, ${time}`;
}

/** Everything, with seconds and the zone's name: what stands in the tooltip. */
export function formatExact(moment: number, zone?: string): string {
  return parts(
    {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    },
    zone,
  ).format(moment);
}

/**
 * `5 minutes ago`, `in 3 days`; a date beyond a week, where counting days helps nobody. A moment that lies a little ahead
 * because two clocks differ is "just now", never "in 2 seconds".
 */
export function formatRelative(moment: number, now: number, zone?: string): string {
  const distance = moment - now;
  const size = Math.abs(distance);
  const words = relativeTimeFormat(pageLocale());
  if (size < minute) return words.format(0, 'second');
  if (size < hour) return words.format(Math.trunc(distance / minute), 'minute');
  if (size < day) return words.format(Math.trunc(distance / hour), 'hour');
  if (size < 7 * day) return words.format(Math.trunc(distance / day), 'day');
  return formatDate(moment, now, zone);
}

/** A civil date (`2026-12-03`) as `3 Dec` or `3 Dec 2025`; it has no zone. */
export function formatDay(civil: string, now: number): string {
  return formatDate(Date.parse(`${civil}T00:00:00Z`), now, 'UTC');
}

function parts(options: Intl.DateTimeFormatOptions, zone: string | undefined): Intl.DateTimeFormat {
  return dateFormat(pageLocale(), { ...options, ...(zone === undefined ? {} : { timeZone: zone }) });
}
