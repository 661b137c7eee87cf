import { dateFormat } from '@tributary/frontend-shared/numbers/kept-formats';
import { apiTimeZone } from '@tributary/frontend-shared/time/api-time-zone';

// To find it out costs milliseconds on a phone, and everything on a page asks; who travels waits this long for the new one.
const askAgainAfterMs = 60_000;
let known: { readonly zone: string; readonly at: number } | undefined;

/** The IANA time zone of this device: in which "today" is meant, and times are shown. */
export function deviceTimeZone(): string {
  const now = performance.now();
  if (known === undefined || now - known.at > askAgainAfterMs) {
    known = { zone: apiTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), at: now };
  }
  return known.zone;
}

/** The civil date of an instant in a zone, `2026-03-10`. */
export function civilDate(instant: number, timeZone: string): string {
  const parts = dateFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.get('year')}-${part.get('month')}-${part.get('day')}`;
}

/** The date some days later; negative for earlier. */
export function datePlusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
