import { subjects } from '../../contracts/subjects.js';
import type { CommissionRule } from '../../kernel/commission-rule.js';
import { formatAmount } from '../../kernel/money.js';
import { commissionTransitions } from '../../kernel/states.js';
import { append } from '../../messaging/outbox.js';
import type { Tx } from '../../platform/transaction.js';
import { reverse } from '../ledger/public.js';
import { lockCommissionsOf, toCommissionDelta, toCommissionState, updateCommission } from './commission.store.js';
import type { Commission } from './commission.store.js';
import type { CommissionOrder } from './rules/evaluate-commission.js';
import { reversalStage } from './rules/reversal-stage.js';
import { reverseCommission } from './rules/reverse-commission.js';

/** A refund as commission sees it. `order` and its `refundedMinor` are as they stood before this refund. */
export interface RefundOfConversion {
  readonly conversionId: string;
  /** The platform's id of the refund: part of the cause that the ledger posts once. */
  readonly refundId: string;
  readonly order: CommissionOrder;
  /** Minor units of the order's currency; null: all that remains. */
  readonly refundMinor: bigint | null;
  readonly bookingDate: string;
  /** The rule of the conversion's terms version. */
  readonly rule: CommissionRule;
}

/** Takes back what the refunded part had earned, in whatever state each commission is, inside the refund's transaction. */
export async function reverseCommissions(tx: Tx, refund: RefundOfConversion): Promise<Commission[]> {
  const reversed: Commission[] = [];
  for (const commission of await lockCommissionsOf(tx, refund.conversionId)) {
    if (commission.status === 'rejected' || commission.status === 'reversed') continue;
    reversed.push(await reverseOne(tx, refund, commission));
  }
  return reversed;
}

async function reverseOne(tx: Tx, refund: RefundOfConversion, commission: Commission): Promise<Commission> {
  const { order, rule, refundMinor } = refund;
  const share = { numerator: Number(commission.shareNumerator), denominator: Number(commission.shareDenominator) };
  const rest = (order.amountMinor ?? 0n) - order.refundedMinor;
  const full = refundMinor === null || refundMinor === rest;
  // An undecided commission has nothing booked: it only disappears when nothing of the order is left.
  const reversalMinor =
    commission.amountMinor === null
      ? 0n
      : reverseCommission({
          rule,
          order,
          share,
          commission: { amountMinor: commission.amountMinor, reversedMinor: commission.reversedMinor },
          refundMinor,
        }).reversalMinor;
  if (reversalMinor === 0n && !full) return commission;

  const next = settleReversal(commission, reversalMinor, full);
  await updateCommission(tx, next);
  tx.changed({ kind: 'commission', id: next.id, before: reversible(commission), after: reversible(next) });
  const stage = reversalStage(commission.status);
  if (reversalMinor > 0n) {
    await reverse(tx, `commission/${commission.id}/`, reversalMinor, {
      cause: `commission/${commission.id}/reverse/${refund.refundId}`,
      bookingDate: refund.bookingDate,
    });
  }
  append(tx, {
    type: 'tributary.commission.reversed.v1',
    subject: subjects.commissionReversed,
    aggregateId: next.id,
    aggregateVersion: next.version,
    data: {
      commission: toCommissionState(next),
      delta: toCommissionDelta(next.currency, {
        earned: -reversalMinor,
        pending: stage === 'pending' ? -reversalMinor : 0n,
        approved: stage === 'approved' ? -reversalMinor : 0n,
      }),
    },
  });
  return next;
}

function reversible({ status, reversedMinor, currency }: Commission): object {
  return { status, reversed: { amount: formatAmount(reversedMinor, currency), currency } };
}

function settleReversal(commission: Commission, reversalMinor: bigint, full: boolean): Commission {
  const reversedMinor = commission.reversedMinor + reversalMinor;
  const gone = full || reversedMinor === commission.amountMinor;
  if (gone) commissionTransitions.assert(commission.status, 'reversed');
  return {
    ...commission,
    reversedMinor,
    status: gone ? 'reversed' : commission.status,
    holdReason: gone ? null : commission.holdReason,
    version: commission.version + 1,
  };
}
