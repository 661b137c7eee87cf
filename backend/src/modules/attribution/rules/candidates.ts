import { withinWindow } from './attribution-window.js';
import type { ClickEvidence, CouponEvidence } from './evidence.js';
import type { ReasonCode } from './reasons.js';

/** A touchpoint that was weighed. `reference` is the click id or coupon code; `at` (clicks only) RFC 3339 in UTC. */
export interface Candidate {
  readonly kind: 'click' | 'coupon';
  readonly reference: string;
  readonly affiliateId?: string;
  readonly linkId?: string;
  readonly couponId?: string;
  readonly at?: string;
  /** The click looked automated. A flag for the fraud check, not a verdict: the order itself was a person's. */
  readonly bot?: true;
  readonly eligible: boolean;
  readonly reason: ReasonCode;
  /** What the reason was found by. */
  readonly parameters?: { readonly windowDays: number };
}

/** Judges the click by itself, without regard to a coupon; none when the order came without click id. */
export function clickCandidate(click: ClickEvidence, occurredAt: Date, windowDays: number): Candidate | undefined {
  if (click.kind === 'none') return undefined;
  if (click.kind === 'unusable') {
    return { kind: 'click', reference: click.clickId, eligible: false, reason: click.reason };
  }
  const reason = clickReason(click, occurredAt, windowDays);
  return {
    kind: 'click',
    reference: click.clickId,
    affiliateId: click.affiliateId,
    linkId: click.linkId,
    at: click.at.toISOString(),
    ...(click.bot ? { bot: true as const } : {}),
    eligible: reason === 'click_in_window',
    reason,
    parameters: { windowDays },
  };
}

/** Judges the coupon by itself, without regard to a click; none when the order came without coupon. */
export function couponCandidate(coupon: CouponEvidence): Candidate | undefined {
  if (coupon.kind === 'none') return undefined;
  if (coupon.kind !== 'coupon') {
    const reason = coupon.kind === 'unknown' ? 'coupon_unknown' : 'coupon_ambiguous';
    return { kind: 'coupon', reference: coupon.code, eligible: false, reason };
  }
  const reason = couponReason(coupon);
  return {
    kind: 'coupon',
    reference: coupon.code,
    affiliateId: coupon.affiliateId,
    couponId: coupon.couponId,
    eligible: reason === 'coupon_used',
    reason,
  };
}

function clickReason(click: ClickEvidence & { kind: 'click' }, occurredAt: Date, windowDays: number): ReasonCode {
  if (!withinWindow({ clickAt: click.at, occurredAt, windowDays }).inside) {
    return occurredAt < click.at ? 'click_after_order' : 'outside_window';
  }
  return click.affiliateActive ? 'click_in_window' : 'affiliate_not_active';
}

function couponReason(coupon: CouponEvidence & { kind: 'coupon' }): ReasonCode {
  if (!coupon.active) return 'coupon_not_active';
  return coupon.affiliateActive ? 'coupon_used' : 'affiliate_not_active';
}
