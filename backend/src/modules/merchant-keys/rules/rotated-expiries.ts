const hourMs = 3_600_000;

/**
 * When a rotated key and its successor end. The old one ends after the overlap, or at its own expiry if that is sooner; a
 * successor of a key that had an expiry lives as long as the old one was to live.
 * @param overlapHours 0 ends the old key now
 */
export function rotatedExpiries(
  key: { readonly createdAt: Date; readonly expiresAt: Date | null },
  now: Date,
  overlapHours: number,
): { readonly old: Date; readonly successor: Date | null } {
  const overlapEnd = now.getTime() + overlapHours * hourMs;
  if (key.expiresAt === null) return { old: new Date(overlapEnd), successor: null };
  const life = key.expiresAt.getTime() - key.createdAt.getTime();
  return {
    old: new Date(Math.min(overlapEnd, key.expiresAt.getTime())),
    successor: new Date(now.getTime() + life),
  };
}
