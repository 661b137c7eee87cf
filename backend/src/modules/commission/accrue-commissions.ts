import { subjects } from '../../contracts/subjects.js';
import { addDays } from '../../kernel/period.js';
import { append } from '../../messaging/outbox.js';
import { newId } from '../../platform/ids.js';
import type { Tx } from '../../platform/transaction.js';
import type { HoldReason } from '../holds/public.js';
import { accrueCommission, post } from '../ledger/public.js';
import type { CommissionLine } from './rules/commission-line.js';
import { toCommissionDelta, toCommissionState } from './commission.js';
import type { Commission } from './commission.js';
import { evaluateLines } from './rules/evaluate-lines.js';
import type { RuledShare } from './rules/evaluate-lines.js';
import type { CommissionOrder } from './rules/evaluate-rule.js';

/** A conversion as commission sees it: whose it is, what it was worth, and who earns which share by which rule. */
export interface EarningConversion {
  readonly id: string;
  readonly merchantId: string;
  readonly programId: string;
  readonly livemode: boolean;
  readonly programCurrency: string;
  readonly order: CommissionOrder;
  readonly occurredAt: Date;
  readonly bookingDate: string;
  readonly holdDays: number;
  /** Why its commissions may be computed and not approved; null when nothing stands against it. */
  readonly hold: HoldReason | null;
  readonly termsVersion: number;
  /** One for each beneficiary, the earliest touchpoint first; they add up to 1. */
  readonly shares: readonly EarningShare[];
}

/** `linkId`: where the share was earned by a click; null for a coupon's. */
type EarningShare = RuledShare & { readonly affiliateId: string; readonly linkId: string | null };

/** The first decision of a conversion. */
const firstDecision = 1;

/**
 * Decides what each beneficiary of a conversion earns.
 * @param now when the conversion was recorded
 */
export function decideCommissions(conversion: EarningConversion, now: Date): Commission[] {
  const { order, shares, programCurrency: currency } = conversion;
  const earned = evaluateLines({ order, currency, shares });
  return earned.map(({ share, line }) => commissionOf(conversion, share, line, now));
}

/** Takes a decided commission into the books and announces it; the caller stores it in the same transaction. */
export function bookCommission(tx: Tx, { bookingDate }: EarningConversion, commission: Commission): void {
  const amountMinor = commission.amountMinor ?? 0n;
  if (amountMinor > 0n) {
    post(tx, accrueCommission({ ...commission, amountMinor }), {
      cause: `commission/${commission.id}/accrue`,
      bookingDate,
    });
  }
  const held = commission.status === 'on_hold';
  append(tx, {
    type: held ? 'tributary.commission.held.v1' : 'tributary.commission.accrued.v1',
    subject: held ? subjects.commissionHeld : subjects.commissionAccrued,
    aggregateId: commission.id,
    aggregateVersion: commission.version,
    data: {
      commission: toCommissionState(commission),
      delta: toCommissionDelta(commission.currency, { earned: amountMinor, pending: amountMinor, approved: 0n }),
    },
  });
}

function commissionOf(
  conversion: EarningConversion,
  { affiliateId, linkId }: EarningShare,
  line: CommissionLine,
  now: Date,
): Commission {
  const held = [line.inputs.undecided, conversion.hold];
  const holdReasons = held.filter((reason) => reason !== undefined && reason !== null);
  return {
    id: newId('commission'),
    conversionId: conversion.id,
    decisionNo: firstDecision,
    programId: conversion.programId,
    merchantId: conversion.merchantId,
    affiliateId,
    linkId,
    livemode: conversion.livemode,
    status: holdReasons.length === 0 ? 'pending' : 'on_hold',
    holdReasons,
    currency: conversion.programCurrency,
    amountMinor: line.amountMinor,
    reversedMinor: 0n,
    termsVersion: conversion.termsVersion,
    occurredAt: conversion.occurredAt,
    recordedAt: now,
    approveAfter: addDays(now, conversion.holdDays),
    approvedAt: null,
    version: 1,
    lines: [line],
  };
}
