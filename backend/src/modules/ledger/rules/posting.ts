import { type Account, accountPath } from './accounts.js';
import { flows, type PostingKind } from './flows.js';

/** An amount above zero, in minor units, from the account that is credited to the one that is debited. */
export interface Move {
  readonly debit: Account;
  readonly credit: Account;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** What goes into the books together. Made of moves, it adds up to zero in every currency. */
export interface Posting {
  readonly kind: PostingKind;
  /** What it is about. Postings of an affiliate, a provider or the operator come with payouts. */
  readonly scope: { readonly kind: 'program'; readonly id: string };
  readonly livemode: boolean;
  readonly moves: readonly Move[];
}

/** One line of a posting: debit positive, credit negative, in minor units. */
export interface Entry {
  readonly account: Account;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** A posting that the ledger must never take; always a bug in a template or its caller, never a person's input. */
export class InvalidPosting extends Error {
  override readonly name = 'InvalidPosting';

  constructor(
    readonly code: 'posting_empty' | 'posting_not_positive' | 'posting_of_both_modes' | 'posting_not_allowed',
    kind: string,
  ) {
    super(`${code}: ${kind}`);
  }
}

/** @throws InvalidPosting unless it moves something, above zero, in its own mode, between accounts that its kind may join */
export function assertAllowed({ kind, livemode, moves }: Posting): void {
  if (moves.length === 0) throw new InvalidPosting('posting_empty', kind);
  for (const { debit, credit, amountMinor } of moves) {
    if (amountMinor <= 0n) throw new InvalidPosting('posting_not_positive', kind);
    if (debit.livemode !== livemode || credit.livemode !== livemode) {
      throw new InvalidPosting('posting_of_both_modes', kind);
    }
    if (!flows[kind].some((flow) => flow.debit === debit.name && flow.credit === credit.name)) {
      throw new InvalidPosting('posting_not_allowed', kind);
    }
  }
}

/** The lines of a posting, in the order in which they are numbered. */
export function entriesOf({ moves }: Pick<Posting, 'moves'>): Entry[] {
  return moves.flatMap(({ debit, credit, amountMinor, currency }) => [
    { account: debit, amountMinor, currency },
    { account: credit, amountMinor: -amountMinor, currency },
  ]);
}

/** What some entries come to, by account and currency; accounts that come to zero are left out. */
export function netOf(entries: readonly Entry[]): Entry[] {
  const groups = Map.groupBy(entries, ({ account, currency }) => `${accountPath(account)} ${currency}`);
  return [...groups.values()].flatMap((group) => {
    const amountMinor = group.reduce((sum, entry) => sum + entry.amountMinor, 0n);
    return group[0] === undefined || amountMinor === 0n ? [] : [{ ...group[0], amountMinor }];
  });
}
