import { subjects } from '../../contracts/subjects.js';
import type { CommissionRule } from '../../kernel/commission-rule.js';
import { addDays } from '../../kernel/period.js';
import { append } from '../../messaging/outbox.js';
import { newId } from '../../platform/ids.js';
import type { Tx } from '../../platform/transaction.js';
import { accrueCommission, post } from '../ledger/public.js';
import { toCommissionDelta, toCommissionState } from './commission.store.js';
import type { Commission } from './commission.store.js';
import { evaluateCommission } from './rules/evaluate-commission.js';
import type { CommissionOrder } from './rules/evaluate-commission.js';
import type { Share } from './rules/share.js';

/** A conversion as commission sees it: whose it is, what it was worth, and who earns which share by which rule. */
export interface EarningConversion {
  readonly id: string;
  readonly merchantId: string;
  readonly programId: string;
  readonly livemode: boolean;
  readonly linkId: string | null;
  readonly programCurrency: string;
  readonly order: CommissionOrder;
  readonly occurredAt: Date;
  readonly bookingDate: string;
  readonly holdDays: number;
  /** Why its commissions may be computed and not approved; null when nothing stands against it. */
  readonly hold: string | null;
  readonly rule: CommissionRule;
  readonly shares: readonly (Share & { readonly affiliateId: string })[];
}

/** A percentage of an order in another currency needs a rate before it is money of the program's currency. */
function holdReasonFor(conversion: Pick<EarningConversion, 'rule' | 'order' | 'programCurrency'>): string | null {
  const { rule, order, programCurrency } = conversion;
  return rule.kind === 'percent' && order.currency !== programCurrency ? 'fx_rate_missing' : null;
}

/**
 * Decides what each beneficiary of a conversion earns.
 * @param now when the conversion was recorded
 */
export function decideCommissions(conversion: EarningConversion, now: Date): Commission[] {
  const undecided = holdReasonFor(conversion);
  return conversion.shares.map((share) => decide(conversion, share, undecided, now));
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

function decide(
  conversion: EarningConversion,
  share: EarningConversion['shares'][number],
  undecided: string | null,
  now: Date,
): Commission {
  const holdReason = undecided ?? conversion.hold;
  const evaluated =
    undecided === null ? evaluateCommission({ rule: conversion.rule, order: conversion.order, share }) : null;
  return {
    id: newId('commission'),
    conversionId: conversion.id,
    programId: conversion.programId,
    merchantId: conversion.merchantId,
    affiliateId: share.affiliateId,
    linkId: conversion.linkId,
    livemode: conversion.livemode,
    status: holdReason === null ? 'pending' : 'on_hold',
    holdReason,
    currency: conversion.programCurrency,
    baseMinor: evaluated?.baseMinor ?? null,
    amountMinor: evaluated?.amountMinor ?? null,
    reversedMinor: 0n,
    shareNumerator: BigInt(share.numerator),
    shareDenominator: BigInt(share.denominator),
    termsVersion: conversion.rule.version,
    explanation: evaluated?.explanation ?? { ruleVersion: conversion.rule.version, onHold: undecided },
    occurredAt: conversion.occurredAt,
    recordedAt: now,
    approveAfter: addDays(now, conversion.holdDays),
    approvedAt: null,
    version: 1,
  };
}
