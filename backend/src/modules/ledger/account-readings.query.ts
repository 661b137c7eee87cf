import type { Db } from '../../platform/db.js';
import { empty, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import { shardOf } from './rules/verification.js';
import type { AccountReading, VerificationPass } from './rules/verification.js';
import type { PassPosition } from './verification.store.js';

interface LocatedReading extends AccountReading {
  readonly accountId: bigint;
  readonly currency: string;
  /** How the account is written. */
  readonly account: string;
}

/** What one statement reads at most: short enough to be in nobody's way, however long the history. */
const accountsOfPiece = 5_000;
const entriesOfPiece = 20_000;

/**
 * The next accounts of a round, and up to which entry each is read. Sequences have no gaps, so how many entries an account has
 * is known before they are read: the last account may be cut short, and those after it are left out.
 */
function nextPiece(pass: VerificationPass, { round, accountId, currency }: PassPosition): Sql {
  const { shard, shards } = shardOf(pass, round);
  const inShard = shards === 1 ? empty : sql`and b.account_id % ${shards}::bigint = ${shard}::bigint`;
  return sql`
    accounts as (
      select b.*, coalesce(v.account_seq, 0) as verified_seq, coalesce(v.balance_minor, 0) as verified_balance
      from ledger_balances b
      left join lateral (
        select account_seq, balance_minor from ledger_verified
        where pass = ${pass} and account_id = b.account_id and currency = b.currency and round = ${round} limit 1) v on true
      where (b.account_id, b.currency) > (${accountId}::bigint, ${currency}) ${inShard}
      order by b.account_id, b.currency limit ${accountsOfPiece}
    ), piece as (
      select *, least(last_seq, verified_seq + ${entriesOfPiece} - entries_before)::bigint as read_to_seq,
        lead(1) over (order by account_id, currency) is null as is_last
      from (
        select *, coalesce(sum(greatest(last_seq - verified_seq, 0)) over (
          order by account_id, currency rows between unbounded preceding and 1 preceding), 0) as entries_before
        from accounts) a
      where entries_before < ${entriesOfPiece})`;
}

/**
 * Reads the next accounts of a round with their entries that are not verified yet, all as of one moment. Accounts where nothing is
 * new and nothing was wrong are left out, but for the last.
 * @returns in the order of account and currency; nothing when the round is through
 */
export function readNextAccounts(db: Db, pass: VerificationPass, position: PassPosition): Promise<LocatedReading[]> {
  return db.rows<LocatedReading>`
    with ${nextPiece(pass, position)}, entries as (
      select p.*, e.transaction_id, e.account_seq, e.entry_amount,
        p.verified_seq + row_number() over upto <> e.account_seq
          or p.verified_balance + sum(e.entry_amount) over upto <> e.balance_after as out_of_sequence
      from piece p
      left join lateral (
        select transaction_id, account_seq, amount_minor as entry_amount, balance_after from ledger_entries
        where account_id = p.account_id and currency = p.currency
          and account_seq > p.verified_seq and account_seq <= p.read_to_seq
        order by account_seq limit ${entriesOfPiece}) e on true
      window upto as (partition by p.account_id, p.currency order by e.account_seq rows unbounded preceding)
    ), unbalanced as (
      select t.transaction_id from (select distinct transaction_id from entries) t
      cross join lateral (
        select 1 from ledger_entries o where o.transaction_id = t.transaction_id
        group by o.currency having sum(o.amount_minor) <> 0 limit 1) o
    ), judged as (
      select *, min(account_seq)
        filter (where out_of_sequence or transaction_id in (select u.transaction_id from unbalanced u))
        over (partition by account_id, currency) as wrong_seq
      from entries
    ), summed as (
      select account_id, currency, amount_minor, last_seq, verified_seq, verified_balance, read_to_seq, is_last,
        count(account_seq) filter (where account_seq < wrong_seq or wrong_seq is null) as right_entries,
        coalesce(sum(entry_amount) filter (where account_seq < wrong_seq or wrong_seq is null), 0)::bigint as right_amount,
        case bool_or(out_of_sequence) filter (where account_seq = wrong_seq)
          when true then 'sequence' when false then 'transaction' end as wrong
      from judged group by 1, 2, 3, 4, 5, 6, 7, 8
    )
    select s.account_id as "accountId", s.currency, s.amount_minor as balance, s.last_seq as "lastSeq",
      (select c.path from ledger_accounts c where c.id = s.account_id) as account,
      s.verified_seq as "verifiedSeq", s.verified_balance as "verifiedBalance", s.read_to_seq as "readToSeq",
      s.right_entries as "rightEntries", s.right_amount as "rightAmount", s.wrong,
      s.read_to_seq > s.verified_seq and coalesce(s.last_seq < (
        select e.account_seq from ledger_entries e
        where e.account_id = s.account_id and e.currency = s.currency
        order by e.account_seq desc limit 1), false) as "entriesBeyond"
    from summed s
    where s.is_last or s.read_to_seq <> s.verified_seq or s.amount_minor <> s.verified_balance
      or exists (select from ledger_differences d where d.account_id = s.account_id and d.currency = s.currency)
    order by s.account_id, s.currency`;
}
