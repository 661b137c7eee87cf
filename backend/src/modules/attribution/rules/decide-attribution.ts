import { type Candidate, clickCandidate, couponCandidate } from './candidates.js';
import type { ClickEvidence, CouponEvidence } from './evidence.js';
import type { ReasonCode } from './reasons.js';

/** Which touchpoint counts when an order has both: the click, or the coupon. */
export type AttributionModel = 'last_click' | 'coupon_first';

/** One version of a program's attribution policy; the window is in days of 24 hours. */
export interface AttributionPolicy {
  readonly version: number;
  readonly model: AttributionModel;
  readonly windowDays: number;
}

/** Everything the decision rests on; the same input always gives the same decision. */
export interface AttributionInput {
  readonly policy: AttributionPolicy;
  readonly occurredAt: Date;
  readonly click: ClickEvidence;
  readonly coupon: CouponEvidence;
  /** Whether the order's program is only the merchant's default, because nothing told which one it is. */
  readonly programAssumed?: boolean;
}

/**
 * One beneficiary's part `numerator / denominator`, earned by a click's link or by a coupon. The shares of an attributed
 * conversion have one denominator and add up to 1.
 */
export interface AttributionShare {
  readonly affiliateId: string;
  readonly linkId: string | null;
  readonly couponId: string | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly touchpoint: { readonly kind: 'click' | 'coupon'; readonly reference: string; readonly at?: string };
}

/** Who earned a conversion and why, with every touchpoint weighed, the preferred first. Nobody did without shares. */
export interface AttributionDecision {
  readonly shares: readonly AttributionShare[];
  readonly policyVersion: number;
  readonly model: AttributionModel;
  readonly reason: ReasonCode;
  readonly candidates: readonly Candidate[];
}

/** Decides who earned a conversion: the eligible touchpoint that the policy's model prefers, with the whole of it. */
export function decideAttribution(input: AttributionInput): AttributionDecision {
  const { policy, occurredAt, click, coupon, programAssumed = false } = input;
  const clicked = clickCandidate(click, occurredAt, policy.windowDays);
  const used = couponCandidate(coupon);
  const weighed = (policy.model === 'coupon_first' ? [used, clicked] : [clicked, used]).filter((c) => c !== undefined);
  const winner = weighed.find(({ eligible }) => eligible);
  return {
    shares: winner ? [wholeShare(winner)] : [],
    policyVersion: policy.version,
    model: policy.model,
    reason: winner?.reason ?? reasonForNobody(weighed, programAssumed),
    candidates: weighed.map((candidate) => superseded(candidate, winner)),
  };
}

function reasonForNobody(weighed: readonly Candidate[], programAssumed: boolean): ReasonCode {
  if (!programAssumed) return weighed[0]?.reason ?? 'no_evidence';
  return weighed.some(({ reason }) => reason === 'coupon_ambiguous') ? 'coupon_ambiguous' : 'program_not_named';
}

function wholeShare({ kind, reference, affiliateId, linkId, couponId, at }: Candidate): AttributionShare {
  if (affiliateId === undefined) throw new Error('an eligible touchpoint has an affiliate');
  return {
    affiliateId,
    linkId: linkId ?? null,
    couponId: couponId ?? null,
    numerator: 1,
    denominator: 1,
    touchpoint: { kind, reference, ...(at === undefined ? {} : { at }) },
  };
}

function superseded(candidate: Candidate, winner: Candidate | undefined): Candidate {
  if (!candidate.eligible || candidate === winner) return candidate;
  return { ...candidate, reason: winner?.kind === 'coupon' ? 'superseded_by_coupon' : 'superseded_by_click' };
}
