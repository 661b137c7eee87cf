import { apiTimeZone } from '@tributary/frontend-shared/time/api-time-zone';

/** The person's own time zone, as an IANA name that the API knows; UTC where the browser has another kind of name. */
export const browserTimeZone = apiTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Whether a name is one of a time zone as far as this browser knows; what it does not know, the API may still refuse. */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Names to choose from: those that the API takes. */
export function timeZoneNames(): readonly string[] {
  return Intl.supportedValuesOf('timeZone').filter((name) => apiTimeZone(name) === name);
}
