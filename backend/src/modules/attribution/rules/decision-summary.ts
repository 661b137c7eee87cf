import type { Candidate } from './candidates.js';
import { reasonSentences } from './reasons.js';

const months = 'January February March April May June July August September October November December'.split(' ');

/** The decision in one plain English sentence, for merchants, affiliates and support. Times are in UTC. */
export function summarise(
  policy: { readonly model: 'last_click' | 'coupon_first'; readonly windowDays: number },
  winner: Candidate | undefined,
  { weighed, programAssumed }: { readonly weighed: readonly Candidate[]; readonly programAssumed: boolean },
): string {
  if (!winner) {
    const codes = weighed.map(({ reason }) => reason);
    const told =
      programAssumed && !codes.includes('coupon_ambiguous') ? (['program_not_named', ...codes] as const) : codes;
    const reasons = told.map((code) => reasonSentences[code]);
    return `Not attributed: ${reasons.length > 0 ? reasons.join('; ') : reasonSentences.no_evidence}.`;
  }
  if (winner.kind === 'coupon') {
    const why = policy.model === 'coupon_first' ? 'a coupon has priority' : 'there is no usable click';
    return `Attributed to the coupon ${winner.reference}: ${why}.`;
  }
  const days = `${policy.windowDays} ${policy.windowDays === 1 ? 'day' : 'days'}`;
  const why = policy.model === 'coupon_first' ? `no usable coupon, click within ${days}` : `last click within ${days}`;
  return `Attributed to the link clicked on ${plainTime(winner.at ?? '')}: ${why}.`;
}

/** "1 March 2026, 12:00 UTC" of an RFC 3339 time in UTC. */
function plainTime(iso: string): string {
  const time = new Date(iso);
  return `${time.getUTCDate()} ${months[time.getUTCMonth()]} ${time.getUTCFullYear()}, ${iso.slice(11, 16)} UTC`;
}
