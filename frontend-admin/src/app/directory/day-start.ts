const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The first instant of a civil date in a time zone, RFC 3339 in UTC; where a clock change skips midnight, the one after. */
export function dayStart(civil: string, timeZone: string): string {
  const midnight = Date.parse(`${civil}T00:00:00Z`);
  const first = midnight - offsetAt(midnight, timeZone);
  // Between the guess and the day's beginning the clocks may have changed: the offset there is the one that counts.
  const second = midnight - offsetAt(first, timeZone);
  return new Date(civilAt(second, timeZone) < civil ? Math.max(first, second) : Math.min(first, second)).toISOString();
}

/** The first instant after a civil date. */
export function dayEnd(civil: string, timeZone: string): string {
  return dayStart(new Date(Date.parse(`${civil}T00:00:00Z`) + dayMs).toISOString().slice(0, 10), timeZone);
}

/** The instant that a clock in a time zone shows (`2026-12-02T17:05`, as a browser's field writes it); NaN for anything else. */
export function instantOf(local: string, timeZone: string): number {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) return shown;
  // As above: between the guess and the instant the clocks may have changed.
  const first = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(first, timeZone);
}

function civilAt(moment: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );
}

/** How far local time is ahead of UTC at a moment, milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return local - Math.floor(moment / minuteMs) * minuteMs;
}
