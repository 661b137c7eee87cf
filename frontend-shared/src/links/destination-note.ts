import type { Link } from '../api/generated/schema';
import { formatDate } from '../time/format-time';
import { sharedLinkStrings } from './links.strings';
import { whereVisitorsGo } from './where-visitors-go';

/** What is to be known of a link's destination; undefined where it is on an allowed domain. */
export function destinationNote(
  { destinationState, stopsAt }: Pick<Link, 'destinationState' | 'stopsAt'>,
  fallbackUrl: string | null | undefined,
  now: number,
): string | undefined {
  if (destinationState === 'confirmed') return sharedLinkStrings.confirmed;
  if (destinationState === 'allowed' || stopsAt === null) return undefined;
  const at = Date.parse(stopsAt);
  const { stopping, stopped } = sharedLinkStrings;
  // A page that is open over the date says what is so now.
  const happens = at > now ? stopping : stopped;
  return `${happens(formatDate(at, now))} ${whereVisitorsGo(fallbackUrl)}`;
}
