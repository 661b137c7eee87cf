import { netOf } from './posting.js';
import type { Entry, Posting } from './posting.js';

/**
 * Takes back part or all of what a commission has in the books, from the very accounts where it stands: pending before its
 * approval, approved after it, and after a payment the balance goes down. Program, accounts and currency come from what was
 * posted, not from what the commission says today.
 * @param posted the entries of all its postings
 * @param amountMinor above zero
 * @throws RangeError for more than stands there, which is a bug of the caller
 */
export function reversalOf(posted: readonly Entry[], amountMinor: bigint): Posting {
  const left = netOf(posted);
  const owed = left.find((entry) => entry.amountMinor < 0n);
  const owing = left.find((entry) => entry.amountMinor > 0n);
  const programId = owed?.account.programId;
  if (!owed || !owing || !programId || left.length > 2)
    throw new RangeError('a commission stands on one pair of accounts');
  if (amountMinor > owing.amountMinor) throw new RangeError('more is taken back than stands in the books');
  return {
    kind: 'reverse_commission',
    scope: { kind: 'program', id: programId },
    livemode: owed.account.livemode,
    moves: [{ debit: owed.account, credit: owing.account, amountMinor, currency: owing.currency }],
  };
}
