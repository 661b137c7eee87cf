import { subjects } from '../../contracts/subjects.js';
import { formatAmount } from '../../kernel/money.js';
import { commissionTransitions } from '../../kernel/states.js';
import { append } from '../../messaging/outbox.js';
import type { Tx } from '../../platform/transaction.js';
import { closeHolds } from '../holds/public.js';
import { reverse } from '../ledger/public.js';
import { standingMinor, toCommissionDelta, toCommissionState } from './commission.js';
import type { Commission } from './commission.js';
import { lockCommissionsOf, updateCommission } from './commission.store.js';
import { reversalStage } from './rules/reversal-stage.js';
import { reverseLines } from './rules/reverse-lines.js';
import type { RefundOfLines } from './rules/reverse-lines.js';

/** A refund as commission sees it. */
export interface RefundOfConversion extends RefundOfLines {
  readonly conversionId: string;
  /** The platform's id of the refund: part of the cause that the ledger posts once. */
  readonly refundId: string;
  readonly bookingDate: string;
}

/** Takes back what the refunded part had earned, in whatever state each commission is, inside the refund's transaction. */
export async function reverseCommissions(tx: Tx, refund: RefundOfConversion): Promise<void> {
  const commissions = (await lockCommissionsOf(tx, refund.conversionId)).sort(byPosition);
  const standing = commissions.map((one) => ({ ...one, standingMinor: standingMinor(one) }));
  const taken = reverseLines(standing, refund);
  for (const [i, commission] of commissions.entries()) {
    if (commission.status === 'rejected' || commission.status === 'reversed') continue;
    await reverseOne(tx, refund, commission, taken[i] ?? 0n);
  }
}

function byPosition(a: Commission, b: Commission): number {
  return a.lines[0].inputs.share.position - b.lines[0].inputs.share.position;
}

async function reverseOne(
  tx: Tx,
  refund: RefundOfConversion,
  commission: Commission,
  reversalMinor: bigint,
): Promise<void> {
  // An undecided commission has nothing booked: it only disappears when nothing of the order is left.
  const full = refund.refundMinor === null;
  if (reversalMinor === 0n && !full) return;

  const next = settleReversal(commission, reversalMinor, full);
  await updateCommission(tx, next);
  if (next.status === 'reversed') await closeHolds(tx, { commissionId: next.id }, commission.holdReasons);
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
    holdReasons: gone ? [] : commission.holdReasons,
    version: commission.version + 1,
  };
}
