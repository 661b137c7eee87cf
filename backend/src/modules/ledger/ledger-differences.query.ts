import type { Db } from '../../platform/db.js';

/** An account that is not what its entries say. */
export interface LedgerDifference {
  readonly account: string;
  readonly currency: string;
  /** `balance`: it is not that after the last entry; `sequence`: an entry does not go on from the one before it. */
  readonly fault: 'balance' | 'sequence';
}

/**
 * Everything that is wrong with the books: always nothing, and an alarm otherwise. Every balance is that after its last
 * entry, and every entry goes on from the one before it, the first from zero: so every balance is the sum of its entries.
 * Read in pieces, so that no statement takes longer for a longer history.
 */
export async function findLedgerDifferences(db: Db): Promise<LedgerDifference[]> {
  const balances = await inPieces('balance', beginning, Infinity, (after) => checkBalances(db, after));
  const sequences = await inPieces('sequence', beginning, Infinity, (after) => checkEntries(db, after));
  return [...balances.found, ...sequences.found];
}

/** How many pieces of entries one check reads: a million entries. */
const piecesOfCheck = 20;

/**
 * The same, check after check: all balances each time, and entries from where the last check ended, so that a check takes no
 * longer for a longer history. A broken sequence stays found until its entries are read again.
 */
export class LedgerCheck {
  private next: Position = beginning;
  private lastRound: readonly LedgerDifference[] = [];
  private thisRound: readonly LedgerDifference[] = [];

  constructor(private readonly db: Db) {}

  async run(): Promise<LedgerDifference[]> {
    const balances = await inPieces('balance', beginning, Infinity, (after) => checkBalances(this.db, after));
    const { found, end } = await inPieces('sequence', this.next, piecesOfCheck, (after) =>
      checkEntries(this.db, after),
    );
    const round = [...this.thisRound, ...found];
    const sequences = new Map([...this.lastRound, ...round].map((one) => [`${one.account} ${one.currency}`, one]));
    if (end === undefined) this.lastRound = round;
    this.thisRound = end === undefined ? [] : round;
    this.next = end ?? beginning;
    return [...balances.found, ...sequences.values()];
  }
}

/** The last row that was read. */
interface Position {
  readonly accountId: bigint;
  readonly currency: string;
  readonly seq: bigint;
}
const beginning: Position = { accountId: 0n, currency: '', seq: 0n };

/** Where a piece ended, and the accounts that are wrong in it, at most a hundred. */
interface Piece extends Position {
  readonly wrong: readonly { readonly account: string; readonly currency: string }[];
}

/** @returns what is wrong in so many pieces, and where the last ended; `end` is undefined when there were no more */
async function inPieces(
  fault: LedgerDifference['fault'],
  from: Position,
  pieces: number,
  check: (after: Position) => Promise<Piece[]>,
): Promise<{ found: LedgerDifference[]; end: Position | undefined }> {
  const found: LedgerDifference[] = [];
  let end: Position | undefined = from;
  for (let n = 0; n < pieces && end; n++) {
    const [piece]: Piece[] = await check(end);
    for (const { account, currency } of piece?.wrong ?? []) found.push({ account, currency, fault });
    end = piece;
  }
  return { found, end };
}

function checkBalances(db: Db, after: Position): Promise<Piece[]> {
  return db.rows<Piece>`
    with piece as (
      select account_id, currency, amount_minor, last_seq from ledger_balances
      where (account_id, currency) > (${after.accountId}::bigint, ${after.currency})
      order by account_id, currency limit 5000
    ), wrong as (
      select a.path as account, b.currency
      from piece b
      join ledger_accounts a on a.id = b.account_id
      left join lateral (
        select e.account_seq, e.balance_after from ledger_entries e
        where e.account_id = b.account_id and e.currency = b.currency order by e.account_seq desc limit 1) e on true
      where e.account_seq is distinct from b.last_seq or e.balance_after is distinct from b.amount_minor
      order by 1, 2 limit 100
    )
    select account_id as "accountId", currency, 0::bigint as seq,
      (select coalesce(jsonb_agg(to_jsonb(wrong)), '[]') from wrong) as wrong
    from piece order by account_id desc, currency desc limit 1`;
}

function checkEntries(db: Db, after: Position): Promise<Piece[]> {
  return db.rows<Piece>`
    with piece as (
      select account_id, currency, account_seq, amount_minor, balance_after from ledger_entries
      where (account_id, currency, account_seq) > (${after.accountId}::bigint, ${after.currency}, ${after.seq}::bigint)
      order by account_id, currency, account_seq limit 50000
    ), wrong as (
      select distinct a.path as account, e.currency
      from piece e
      join ledger_accounts a on a.id = e.account_id
      left join ledger_entries p
        on p.account_id = e.account_id and p.currency = e.currency and p.account_seq = e.account_seq - 1
      where coalesce(p.balance_after, case when e.account_seq = 1 then 0 end) is distinct from e.balance_after - e.amount_minor
      order by 1, 2 limit 100
    )
    select account_id as "accountId", currency, account_seq as seq,
      (select coalesce(jsonb_agg(to_jsonb(wrong)), '[]') from wrong) as wrong
    from piece order by account_id desc, currency desc, account_seq desc limit 1`;
}
