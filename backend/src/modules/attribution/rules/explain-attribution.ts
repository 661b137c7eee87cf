import type { AttributionDecision, AttributionShare } from './decide-attribution.js';
import { reasonSentences } from './reasons.js';

const months = 'January February March April May June July August September October November December'.split(' ');

interface ExplainedShare extends Pick<AttributionShare, 'numerator' | 'denominator'> {
  readonly touchpoint: {
    readonly kind: 'click' | 'coupon';
    readonly reference: string;
    readonly at?: string | undefined;
  };
}

type Explained = Pick<AttributionDecision, 'shares' | 'model' | 'reason' | 'candidates'>;

/** A decision's codes and parameters in one plain English sentence, for merchants, affiliates and support. Times are in UTC. */
export function explainAttribution(decision: Explained): string {
  const [share, ...others] = decision.shares;
  if (share === undefined) return `Not attributed: ${nobodysReasons(decision)}.`;
  if (others.length > 0) return explainShares(decision.shares);
  return `Attributed to ${earnerOf(share)}: ${whyWhole(decision, share)}.`;
}

/** Who has which part; for a reader who sees only some of the shares too. */
export function explainShares(shares: readonly ExplainedShare[]): string {
  const parts = shares.map((share) => `${earnerOf(share)} (${share.numerator}/${share.denominator})`);
  return `Attributed to ${parts.join(' and ')}.`;
}

function nobodysReasons({ reason, candidates }: Explained): string {
  const codes = candidates.map((candidate) => candidate.reason);
  const told = reason === 'program_not_named' ? [reason, ...codes] : codes;
  return told.length > 0 ? told.map((code) => reasonSentences[code]).join('; ') : reasonSentences.no_evidence;
}

function earnerOf({ touchpoint }: Pick<ExplainedShare, 'touchpoint'>): string {
  if (touchpoint.kind === 'coupon') return `the coupon ${touchpoint.reference}`;
  return `the link clicked on ${plainTime(touchpoint.at ?? '')}`;
}

function whyWhole({ model, candidates }: Explained, { touchpoint }: AttributionShare): string {
  if (touchpoint.kind === 'coupon') {
    return model === 'coupon_first' ? 'a coupon has priority' : 'there is no usable click';
  }
  const { windowDays = 0 } =
    candidates.find((one) => one.kind === 'click' && one.reference === touchpoint.reference)?.parameters ?? {};
  const days = `${windowDays} ${windowDays === 1 ? 'day' : 'days'}`;
  return model === 'coupon_first' ? `no usable coupon, click within ${days}` : `last click within ${days}`;
}

/** "1 March 2026, 12:00 UTC" of an RFC 3339 time in UTC. */
function plainTime(iso: string): string {
  const time = new Date(iso);
  return `${time.getUTCDate()} ${months[time.getUTCMonth()]} ${time.getUTCFullYear()}, ${iso.slice(11, 16)} UTC`;
}
