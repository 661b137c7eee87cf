import { accountOf, type CommissionParties } from './accounts.js';
import { flows, type PostingKind } from './flows.js';
import type { Posting } from './posting.js';

/** Part or all of one commission to be moved: the amount in minor units is above zero. */
export interface CommissionAmount extends CommissionParties {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** A commission is earned, but not yet approved. */
export function accrueCommission(amount: CommissionAmount): Posting {
  return alongFlows('accrue_commission', amount);
}

/** What remains of a commission is approved. */
export function approveCommission(amount: CommissionAmount): Posting {
  return alongFlows('approve_commission', amount);
}

/** Moves the full amount along each flow of the posting's kind. */
function alongFlows(kind: PostingKind, amount: CommissionAmount): Posting {
  const { programId, livemode, amountMinor, currency } = amount;
  const moves = flows[kind].map(({ debit, credit }) => {
    return { debit: accountOf(amount, debit), credit: accountOf(amount, credit), amountMinor, currency };
  });
  return { kind, scope: { kind: 'program', id: programId }, livemode, moves };
}
