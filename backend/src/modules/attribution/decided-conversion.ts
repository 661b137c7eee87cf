import { localDate } from '../../kernel/period.js';
import { newId } from '../../platform/ids.js';
import { holdReasonFor } from '../commission/public.js';
import type { EarningConversion } from '../commission/public.js';
import type { TermsFacts } from '../programs/public.js';
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
  readonly terms: TermsFacts;
  readonly decision: AttributionDecision;
  readonly occurredAt: Date;
  readonly backdated: boolean;
  /** What is kept of the customer. */
  readonly customer: KeptCustomer | null;
  readonly now: Date;
}

/** The conversion as it is first stored. */
export function conversionOf(decided: Decided): Conversion {
  const { key, input, amounts, evidence, terms, decision, now } = decided;
  const { program, click } = evidence;
  const winner = decision.shares[0];
  const holdReason = winner === undefined ? null : holdReasonFor(moneyFacts(decided));
  return {
    ...key,
    ...amounts,
    id: newId('conversion'),
    programId: program.id,
    status: holdReason === null ? 'recorded' : 'on_hold',
    holdReason,
    refundState: 'none',
    refundedMinor: 0n,
    occurredAt: decided.occurredAt,
    recordedAt: now,
    bookingDate: localDate(now, program.timeZone),
    backdated: decided.backdated,
    termsVersion: terms.version,
    clickId: input.clickId ?? null,
    couponCode: input.couponCode ?? null,
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
  return { rule: terms.rule, order, programCurrency };
}
