import { localDate } from '../../kernel/period.js';
import { newId } from '../../platform/ids.js';
import { holdReasonFor } from '../commission/public.js';
import type { EarningConversion } from '../commission/public.js';
import { payingRule } from '../terms/public.js';
import type { Terms } from '../terms/public.js';
import type { ConversionInput, OrderAmounts } from './conversion-input.js';
import type { Conversion, OrderKey } from './conversion.store.js';
import type { KeptCustomer } from './customer-hasher.js';
import type { Evidence } from './resolve-evidence.js';
import type { AttributionDecision } from './rules/decide-attribution.js';

/** Everything that has been found out and decided about a reported order. */
export interface Decided {
  readonly key: OrderKey;
  readonly input: ConversionInput;
  readonly amounts: OrderAmounts;
  readonly evidence: Evidence;
  readonly terms: Terms;
  readonly decision: AttributionDecision;
  readonly occurredAt: Date;
  readonly backdated: boolean;
  /** What is kept of the customer. */
  readonly customer: KeptCustomer | null;
  /** What the shop says of the order beside reporting it. */
  readonly claim: Claim | undefined;
  readonly now: Date;
}

/** Beside being reported an order may be called approved, be waiting for the merchant, be rejected, or be a first contact. */
export interface Claim {
  readonly status: 'approved' | 'pending' | 'rejected' | 'lead';
  /** Why it is rejected, in the shop's words. */
  readonly reason: string;
}

/** The merchant has said that it is still to decide about the order. */
export const merchantPending = 'merchant_pending';

/** The conversion as it is first stored. */
export function conversionOf(decided: Decided): Conversion {
  const { key, input, amounts, evidence, terms, decision, now } = decided;
  const { program, click, coupon } = evidence;
  const winner = decision.shares[0];
  return {
    ...key,
    ...amounts,
    id: newId('conversion'),
    programId: program.id,
    ...stateOf(decided),
    refundState: 'none',
    refundedMinor: 0n,
    occurredAt: decided.occurredAt,
    recordedAt: now,
    bookingDate: localDate(now, program.timeZone),
    backdated: decided.backdated,
    termsVersion: terms.version,
    clickId: click.kind === 'none' ? null : click.clickId,
    couponCode: coupon.kind === 'none' ? null : coupon.code,
    affiliateId: winner?.affiliateId ?? null,
    linkId: winner?.touchpoint.kind === 'click' && click.kind === 'click' ? click.linkId : null,
    attribution: decision,
    customer: decided.customer,
    items: input.items ?? null,
    metadata: input.metadata ?? null,
    subscriptionId: input.subscriptionId ?? null,
    version: 1,
  };
}

function stateOf(decided: Decided): Pick<Conversion, 'status' | 'holdReason' | 'rejectedAt' | 'rejectionReason'> {
  const { claim, decision, now } = decided;
  const standing = { holdReason: null, rejectedAt: null, rejectionReason: null };
  if (claim?.status === 'rejected') {
    return { ...standing, status: 'rejected', rejectedAt: now, rejectionReason: claim.reason };
  }
  const undecided = decision.shares.length === 0 ? null : holdReasonFor(moneyFacts(decided));
  const holdReason = claim?.status === 'pending' ? merchantPending : undecided;
  return { ...standing, status: holdReason === null ? 'recorded' : 'on_hold', holdReason };
}

/** The same conversion as commission sees it. */
export function earningOf(decided: Decided, conversion: Conversion): EarningConversion {
  return {
    ...moneyFacts(decided),
    id: conversion.id,
    merchantId: conversion.merchantId,
    programId: conversion.programId,
    livemode: conversion.livemode,
    linkId: conversion.linkId,
    occurredAt: conversion.occurredAt,
    bookingDate: conversion.bookingDate,
    holdDays: decided.terms.holdDays,
    hold: decided.claim?.status === 'pending' ? merchantPending : null,
    shares: decided.decision.shares,
  };
}

function moneyFacts({
  amounts,
  evidence,
  terms,
}: Decided): Pick<EarningConversion, 'rule' | 'order' | 'programCurrency'> {
  const programCurrency = evidence.program.currency;
  const order = { ...amounts, refundedMinor: 0n, currency: amounts.currency ?? programCurrency };
  return { rule: payingRule(terms, programCurrency), order, programCurrency };
}
