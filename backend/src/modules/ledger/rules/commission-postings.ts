import { accountOf } from './accounts.js';
import type { CommissionParties } from './accounts.js';
import { flows } from './flows.js';
import type { PostingKind } from './flows.js';
import { netOf } from './posting.js';
import type { Entry, Posting } from './posting.js';

/** Part or all of one commission to be moved: the amount in minor units is above zero. */
export interface CommissionAmount extends CommissionParties {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** A commission is earned, but not yet approved. */
export function accrueCommission(amount: CommissionAmount): Posting {
  return alongFlows('accrue_commission', amount);
}

/**
 * Approves what is left of a commission in the books. Parties and currency come from what was posted, not from what the
 * commission says today.
 * @param posted the entries of all its postings
 * @param amountMinor all that is left
 * @throws RangeError for another amount, or when it is not pending; either is a bug of the caller
 */
export function approveCommission(posted: readonly Entry[], amountMinor: bigint): Posting {
  const { owed, owing, programId } = standingOf(posted);
  if (owed.account.name !== 'affiliate/pending') throw new RangeError('what is approved is pending');
  if (amountMinor !== owing.amountMinor) throw new RangeError('what is approved is all that stands in the books');
  const { currency, account } = owing;
  const parties = { merchantId: account.ownerId, affiliateId: owed.account.ownerId, programId };
  return alongFlows('approve_commission', { ...parties, livemode: account.livemode, amountMinor, currency });
}

/**
 * Takes back part or all of what a commission has in the books, from the very accounts where it stands: pending before its
 * approval, approved after it, and after a payment the balance goes down.
 * @param posted the entries of all its postings
 * @param amountMinor above zero
 * @throws RangeError for more than stands there, which is a bug of the caller
 */
export function reverseCommission(posted: readonly Entry[], amountMinor: bigint): Posting {
  const { owed, owing, programId } = standingOf(posted);
  if (amountMinor > owing.amountMinor) throw new RangeError('more is taken back than stands in the books');
  return {
    kind: 'reverse_commission',
    scope: { kind: 'program', id: programId },
    livemode: owed.account.livemode,
    moves: [{ debit: owed.account, credit: owing.account, amountMinor, currency: owing.currency }],
  };
}

/** Where a commission stands in the books. */
interface Standing {
  /** What the affiliate is owed: a credit, below zero. */
  readonly owed: Entry;
  /** The same amount on the merchant's side: a debit, above zero. */
  readonly owing: Entry;
  readonly programId: string;
}

function standingOf(posted: readonly Entry[]): Standing {
  const left = netOf(posted);
  const owed = left.find((entry) => entry.amountMinor < 0n);
  const owing = left.find((entry) => entry.amountMinor > 0n);
  const programId = owed?.account.programId;
  if (!owed || !owing || !programId || left.length > 2)
    throw new RangeError('a commission stands on one pair of accounts');
  return { owed, owing, programId };
}

/** Moves the full amount along each flow of the posting's kind. */
function alongFlows(kind: PostingKind, amount: CommissionAmount): Posting {
  const { programId, livemode, amountMinor, currency } = amount;
  const moves = flows[kind].map(({ debit, credit }) => {
    return { debit: accountOf(amount, debit), credit: accountOf(amount, credit), amountMinor, currency };
  });
  return { kind, scope: { kind: 'program', id: programId }, livemode, moves };
}
