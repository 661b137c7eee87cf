/** The person's own time zone, as an IANA name that the API knows; UTC where the browser has another kind of name. */
export const browserTimeZone = apiZone(Intl.DateTimeFormat().resolvedOptions().timeZone);

function apiZone(name: string): string {
  return /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*){1,2}$/.test(name) ? name : 'UTC';
}

/** Whether a name is one of a time zone as far as this browser knows; what it does not know, the API may still refuse. */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Names to choose from. */
export function timeZoneNames(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}
