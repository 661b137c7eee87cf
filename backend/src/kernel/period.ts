import { DomainError } from './domain-error.js';

const millisecondsPerDay = 86_400_000;
const ianaName = /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*){1,2}$/;
// Building a formatter is slow; only valid zone names get in, so the map is bounded by the zone database.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Calendar date "YYYY-MM-DD" of an instant in a zone, daylight saving included. Throws `time_zone_unknown`. */
export function localDate(instant: Date, tz: string): string {
  const formatter = formatterFor(tz);
  if (!formatter) {
    throw new DomainError('invalid', 'time_zone_unknown', 'The time zone is not an IANA name such as "Europe/Berlin".');
  }
  const parts = new Map(formatter.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The instant `days` times 24 hours later (earlier when negative): windows and hold periods ignore clock changes. */
export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * millisecondsPerDay);
}

function formatterFor(tz: string): Intl.DateTimeFormat | undefined {
  const known = formatters.get(tz);
  if (known) return known;
  if (tz !== 'UTC' && !ianaName.test(tz)) return undefined;
  try {
    const formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: tz,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    const resolved = formatter.resolvedOptions().timeZone;
    if (resolved !== tz && resolved.toLowerCase() === tz.toLowerCase()) return undefined;
    formatters.set(tz, formatter);
    return formatter;
  } catch {
    return undefined;
  }
}
