import { assertBalanced, type Posting } from './posting.js';

/** Part or all of one commission to be moved: the amount in minor units is above zero. */
export interface CommissionAmount {
  readonly merchantId: string;
  readonly affiliateId: string;
  readonly programId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly livemode: boolean;
}

/** Names of the accounts that one move debits and credits. */
export interface Move {
  readonly debit: string;
  readonly credit: string;
}

/** Moves the full amount once per pair of accounts. RangeError unless the amount is above zero. */
export function commissionPosting(kind: string, amount: CommissionAmount, moves: readonly Move[]): Posting {
  const { amountMinor, currency } = amount;
  // A commission of zero has nothing to post; the caller leaves it out instead of posting empty lines.
  if (amountMinor <= 0n) throw new RangeError('a commission posting is above zero');
  const entries = moves.flatMap(({ debit, credit }) => [
    { account: debit, amountMinor, currency },
    { account: credit, amountMinor: -amountMinor, currency },
  ]);
  assertBalanced({ kind, entries });
  return { kind, entries };
}
