/** The person's own time zone, as an IANA name that the API knows; UTC where the browser has another kind of name. */
export const browserTimeZone = apiZone(Intl.DateTimeFormat().resolvedOptions().timeZone);

function apiZone(name: string): string {
  return /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*){1,2}$/.test(name) ? name : 'UTC';
}
