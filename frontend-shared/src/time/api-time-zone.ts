/** Zones that browsers know and the API does not yet, each with one that has the same clock. */
const sameClock: Readonly<Record<string, string>> = { 'America/Coyhaique': 'America/Punta_Arenas' };

/** A browser's time zone by a name that the API takes; UTC where it has none of the usual kind. */
export function apiTimeZone(name: string): string {
  const usual = /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*){1,2}$/.test(name);
  return usual ? (sameClock[name] ?? name) : 'UTC';
}
