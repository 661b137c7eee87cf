import { z } from 'zod';
import { formatAmount } from '../../kernel/money.js';
import { moneyView, timestampView } from '../../platform/schemas.js';
import { commissionView, toCommissionView } from '../commission/public.js';
import type { Commission } from '../commission/public.js';
import { oldestReason } from '../holds/public.js';
import type { Conversion } from './conversion.store.js';
import type { Refund } from './refund.store.js';
import type { AttributionDecision } from './rules/decide-attribution.js';
import { explainAttribution, explainShares } from './rules/explain-attribution.js';

const touchpoint = z.object({ kind: z.enum(['click', 'coupon']), reference: z.string(), at: timestampView.optional() });
touchpoint.register(z.globalRegistry, { id: 'Touchpoint' });

/** Who earned, by which policy version, why, and what else was weighed. */
export const attributionView = z.object({
  attributed: z.boolean(),
  /** Stable code of the reason. */
  reason: z.string(),
  /** The reason in one plain sentence. */
  summary: z.string(),
  model: z.enum(['last_click', 'coupon_first']),
  policyVersion: z.int(),
  shares: z.array(z.object({ affiliateId: z.string(), numerator: z.int(), denominator: z.int(), touchpoint })),
  candidates: z.array(
    z.object({
      kind: z.enum(['click', 'coupon']),
      reference: z.string(),
      affiliateId: z.string().optional(),
      at: timestampView.optional(),
      bot: z.literal(true).optional(),
      eligible: z.boolean(),
      reason: z.string(),
    }),
  ),
});
attributionView.register(z.globalRegistry, { id: 'Attribution' });

export const refundView = z.object({
  id: z.string(),
  refundId: z.string(),
  orderId: z.string(),
  type: z.string(),
  status: z.enum(['applied', 'parked', 'rejected', 'expired']),
  conversionId: z.string().nullable(),
  amount: moneyView.nullable(),
  reason: z.string().meta({ description: 'Internal: empty for affiliates.' }),
  noteToAffiliate: z.string().nullable().meta({ description: 'What the affiliates who earned from the order read.' }),
  recordedAt: timestampView,
  appliedAt: timestampView.nullable(),
  failureReason: z.string().nullable().meta({
    description: 'Stable code of why it was rejected or has expired; the same refund id may be reported again.',
  }),
  failureMessage: z.string().nullable().meta({ description: 'The same in a sentence.' }),
  failedAt: timestampView.nullable(),
});
refundView.register(z.globalRegistry, { id: 'Refund' });
export type RefundView = z.infer<typeof refundView>;

/** A conversion with its decision, commissions and refunds. */
export const conversionView = z.object({
  id: z.string(),
  orderId: z.string(),
  type: z.string(),
  merchantId: z.string(),
  programId: z.string(),
  livemode: z.boolean(),
  status: z.enum(['recorded', 'on_hold', 'approved', 'rejected']),
  holdReason: z.string().nullable(),
  rejectedAt: timestampView.nullable(),
  rejectionReason: z.string().nullable().meta({
    description: 'In the words of whoever rejected it. The affiliates who earned from the order read it too.',
  }),
  refundState: z.enum(['none', 'partial', 'full']),
  amount: moneyView.nullable(),
  tax: moneyView.nullable(),
  shipping: moneyView.nullable(),
  discount: moneyView.nullable(),
  refundedAmount: moneyView.nullable(),
  occurredAt: timestampView,
  recordedAt: timestampView,
  backdated: z.boolean(),
  clickId: z.string().nullable(),
  couponCode: z.string().nullable(),
  subscriptionId: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  attribution: attributionView,
  commissions: z.array(commissionView),
  refunds: z.array(refundView),
});
conversionView.register(z.globalRegistry, { id: 'Conversion' });
export type ConversionView = z.infer<typeof conversionView>;

function toAttributionView(decision: AttributionDecision): z.infer<typeof attributionView> {
  const attributed = decision.shares.length > 0;
  return attributionView.parse({ ...decision, attributed, summary: explainAttribution(decision) });
}

export function toConversionView(
  c: Conversion,
  commissions: readonly Commission[],
  refunds: readonly Refund[],
): ConversionView {
  const { currency } = c;
  const money = (minor: bigint | null) =>
    currency === null || minor === null ? null : { amount: formatAmount(minor, currency), currency };
  return {
    id: c.id,
    orderId: c.orderId,
    type: c.type,
    merchantId: c.merchantId,
    programId: c.programId,
    livemode: c.livemode,
    status: c.status,
    holdReason: oldestReason(c.holdReasons),
    rejectedAt: c.rejectedAt?.toISOString() ?? null,
    rejectionReason: c.rejectionReason,
    refundState: c.refundState,
    amount: money(c.amountMinor),
    tax: money(c.taxMinor),
    shipping: money(c.shippingMinor),
    discount: money(c.discountMinor),
    refundedAmount: money(c.refundedMinor),
    occurredAt: c.occurredAt.toISOString(),
    recordedAt: c.recordedAt.toISOString(),
    backdated: c.backdated,
    clickId: c.clickId,
    couponCode: c.couponCode,
    subscriptionId: c.subscriptionId,
    metadata: c.metadata,
    attribution: toAttributionView(c.attribution),
    commissions: commissions.map(toCommissionView),
    refunds: refunds.map((refund) => toRefundView(refund, currency)),
  };
}

/**
 * What one of its earners may see of a conversion: nothing of other affiliates, whose clicks and codes were weighed too,
 * and nothing that the merchant keeps for itself.
 */
export function asAffiliateSees(view: ConversionView, affiliateId: string): ConversionView {
  const own = (holder: { affiliateId?: string | undefined }) => holder.affiliateId === affiliateId;
  const { attribution, commissions, clickId, couponCode } = view;
  const [shares, candidates] = [attribution.shares.filter(own), attribution.candidates.filter(own)];
  const summary = shares.length === attribution.shares.length ? attribution.summary : explainShares(shares);
  const references = new Set(candidates.map(({ reference }) => reference.toUpperCase()));
  const ifOwn = (reference: string | null) => (references.has(reference?.toUpperCase() ?? '') ? reference : null);
  return {
    ...view,
    clickId: ifOwn(clickId),
    couponCode: ifOwn(couponCode),
    subscriptionId: null,
    metadata: null,
    attribution: { ...attribution, shares, candidates, summary },
    commissions: commissions.filter(own),
    // What was not applied has cost nobody anything: it is between the merchant and the program, as reasons are.
    refunds: view.refunds.filter(({ status }) => status === 'applied').map((refund) => ({ ...refund, reason: '' })),
  };
}

/** What somebody may see who has no business with sums of money: what happened, and when. */
export function withoutAmounts(view: ConversionView): ConversionView {
  const none = { amount: null, tax: null, shipping: null, discount: null, refundedAmount: null };
  const refunds = view.refunds.map((refund) => ({ ...refund, amount: null }));
  return { ...view, ...none, commissions: [], refunds };
}

export function toRefundView(refund: Refund, currency: string | null): RefundView {
  const { requestedAmount, requestedCurrency } = refund;
  const applied =
    refund.amountMinor === null || currency === null
      ? null
      : { amount: formatAmount(refund.amountMinor, currency), currency };
  const requested =
    requestedAmount === null || requestedCurrency === null
      ? null
      : { amount: requestedAmount, currency: requestedCurrency };
  return {
    id: refund.id,
    refundId: refund.refundId,
    orderId: refund.orderId,
    type: refund.type,
    status: refund.status,
    conversionId: refund.conversionId,
    amount: applied ?? requested,
    reason: refund.reason,
    noteToAffiliate: refund.noteToAffiliate,
    recordedAt: refund.recordedAt.toISOString(),
    appliedAt: refund.appliedAt?.toISOString() ?? null,
    failureReason: refund.failureReason,
    failureMessage: refund.failureMessage,
    failedAt: refund.failedAt?.toISOString() ?? null,
  };
}
