import { accountKind } from './accounts.js';

/** One line of a posting: debit positive, credit negative, in minor units. */
export interface Entry {
  readonly account: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** A named set of entries that adds up to zero in every currency. */
export interface Posting {
  readonly kind: string;
  readonly entries: readonly Entry[];
}

/** A posting the ledger must never take; always a bug in a template or its caller, never a person's input. */
export class InvalidPosting extends Error {
  override readonly name = 'InvalidPosting';

  constructor(
    readonly code: 'posting_empty' | 'posting_zero_entry' | 'posting_unknown_account' | 'posting_unbalanced',
    kind: string,
  ) {
    super(`${code}: ${kind}`);
  }
}

/** Throws `InvalidPosting` unless there are entries, none of zero, on known accounts, adding up to zero per currency. */
export function assertBalanced({ kind, entries }: Posting): void {
  if (entries.length === 0) throw new InvalidPosting('posting_empty', kind);
  const sums = new Map<string, bigint>();
  for (const { account, amountMinor, currency } of entries) {
    if (amountMinor === 0n) throw new InvalidPosting('posting_zero_entry', kind);
    if (accountKind(account) === undefined) throw new InvalidPosting('posting_unknown_account', kind);
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  }
  if ([...sums.values()].some((sum) => sum !== 0n)) throw new InvalidPosting('posting_unbalanced', kind);
}

/** The posting that undoes another entry by entry; its kind is the other's with `_correction` behind it. */
export function correctionOf({ kind, entries }: Posting): Posting {
  return {
    kind: `${kind}_correction`,
    entries: entries.map((entry) => ({ ...entry, amountMinor: -entry.amountMinor })),
  };
}
