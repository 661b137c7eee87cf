/** `incremental`: what is new in each account. `full`: one shard of the accounts a day, from their first entry. */
export type VerificationPass = 'incremental' | 'full';

/**
 * Why an account is wrong. `sequence`: an entry does not follow the one before it. `transaction`: an entry's transaction does
 * not add up to zero in its currency. `balance`: the balance is not the one after the last entry.
 */
export type LedgerFault = 'sequence' | 'transaction' | 'balance';

/** What was read of an account in one currency: its balance, and a piece of its entries. */
export interface AccountReading {
  /** The last entry that was verified before, and the balance after it. */
  readonly verifiedSeq: bigint;
  readonly verifiedBalance: bigint;
  /** Entries were read up to this one, which is the last or as far as one piece goes. */
  readonly readToSeq: bigint;
  /** Those before the first that is wrong, or all. */
  readonly rightEntries: bigint;
  readonly rightAmount: bigint;
  /** What is wrong with the entry after them. */
  readonly wrong: 'sequence' | 'transaction' | null;
  /** The balance and the last entry that it knows of. */
  readonly balance: bigint;
  readonly lastSeq: bigint;
  /** There are entries that it does not know of. */
  readonly entriesBeyond: boolean;
}

export interface AccountVerdict {
  /** Everything up to this entry is right, and this is what the account has come to with it. */
  readonly seq: bigint;
  readonly balanceMinor: bigint;
  readonly difference: { readonly fault: LedgerFault; readonly seq: bigint } | null;
  /** Whether there is nothing more to read of it: verified to its end, or wrong. */
  readonly finished: boolean;
}

export function judgeAccount(reading: AccountReading): AccountVerdict {
  const seq = reading.verifiedSeq + reading.rightEntries;
  const balanceMinor = reading.verifiedBalance + reading.rightAmount;
  const difference = differenceAt(reading, seq, balanceMinor);
  return { seq, balanceMinor, difference, finished: difference !== null || seq === reading.lastSeq };
}

function differenceAt(reading: AccountReading, seq: bigint, balanceMinor: bigint): AccountVerdict['difference'] {
  const { wrong, lastSeq, readToSeq, balance, entriesBeyond } = reading;
  if (wrong !== null) return { fault: wrong, seq: seq + 1n };
  const entriesMissing = seq < readToSeq;
  if (entriesMissing && readToSeq < lastSeq) return { fault: 'sequence', seq: seq + 1n };
  const atEnd = readToSeq === lastSeq;
  if (atEnd && (seq !== lastSeq || balanceMinor !== balance || entriesBeyond)) {
    return { fault: 'balance', seq: lastSeq };
  }
  return null;
}

/** So many days until every account has been verified from its first entry. */
const fullPassDays = 30;

/** The day of an instant, counted from 1970-01-01. */
export function dayOf(at: Date): number {
  return Math.floor(at.getTime() / 86_400_000);
}

/** The accounts of a round: those whose id leaves `shard` when divided by `shards`. */
export function shardOf(pass: VerificationPass, round: number): { readonly shard: number; readonly shards: number } {
  return pass === 'full' ? { shard: round % fullPassDays, shards: fullPassDays } : { shard: 0, shards: 1 };
}

/** Full rounds are one a day; days that were missed are made up for, at most once for each shard. */
export function nextRound(pass: VerificationPass, round: number, today: number): number {
  return pass === 'full' ? Math.max(round + 1, today - fullPassDays + 1) : round;
}
