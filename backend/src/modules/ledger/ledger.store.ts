import type { Db } from '../../platform/db.js';
import { newId } from '../../platform/ids.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Posting } from './rules/posting.js';

/** What a posting is about. `cause` names the decision; the same cause posts once, by unique key. */
export interface PostingOrigin {
  readonly cause: string;
  readonly programId: string;
  readonly livemode: boolean;
  /** Civil date in the program's time zone. */
  readonly bookingDate: string;
}

/** A posting on its way into the books. */
export interface PendingPosting {
  readonly posting: Posting;
  readonly origin: PostingOrigin;
  readonly recordedAt: Date;
}

/**
 * Headers, lines and balances of all postings of a transaction in one statement. Balance rows are the contended ones: they
 * are locked last, in the order of their keys, and held only until the commit that follows.
 */
export function insertPostings(postings: readonly PendingPosting[]): Sql[] {
  const headers = postings.map(({ posting, origin, recordedAt }) => ({
    id: newId('ledgerTransaction'),
    kind: posting.kind,
    recordedAt,
    ...origin,
  }));
  const lines = postings.flatMap(({ posting }, i) =>
    posting.entries.map((entry, line) => ({ ...entry, line: line + 1, transactionId: headers[i]?.id ?? '' })),
  );
  const statement = sql`
    with headers as (
      insert into ledger_transactions (id, kind, cause, program_id, livemode, booking_date, recorded_at)
      select * from unnest(
        ${headers.map((h) => h.id)}::text[], ${headers.map((h) => h.kind)}::text[], ${headers.map((h) => h.cause)}::text[],
        ${headers.map((h) => h.programId)}::text[], ${headers.map((h) => h.livemode)}::boolean[],
        ${headers.map((h) => h.bookingDate)}::text[]::date[], ${headers.map((h) => h.recordedAt)}::timestamptz[])
    ), lines as (
      select * from unnest(
        ${lines.map((l) => l.transactionId)}::text[], ${lines.map((l) => l.line)}::int[], ${lines.map((l) => l.account)}::text[],
        ${lines.map((l) => l.amountMinor)}::bigint[], ${lines.map((l) => l.currency)}::text[])
        as l(transaction_id, line, account, amount_minor, currency)
    ), entries as (
      insert into ledger_entries (transaction_id, line, account, amount_minor, currency) select * from lines
    )
    insert into ledger_balances (account, currency, amount_minor)
    select account, currency, sum(amount_minor)::bigint from lines group by account, currency order by account, currency
    on conflict (account, currency) do update
      set amount_minor = ledger_balances.amount_minor + excluded.amount_minor, version = ledger_balances.version + 1`;
  return [statement];
}

export interface LedgerDifference {
  readonly account: string;
  readonly currency: string;
  readonly balanceMinor: bigint;
  readonly entriesMinor: bigint;
}

/** Accounts whose balance row does not equal the sum of their entries: always none, and an alarm otherwise. */
export async function findLedgerDifferences(db: Db): Promise<LedgerDifference[]> {
  return db.rows<LedgerDifference>`
    select coalesce(b.account, e.account) as account, coalesce(b.currency, e.currency) as currency,
           coalesce(b.amount_minor, 0) as "balanceMinor", coalesce(e.amount_minor, 0) as "entriesMinor"
    from ledger_balances b
    full join (select account, currency, sum(amount_minor)::bigint as amount_minor from ledger_entries group by 1, 2) e
      on e.account = b.account and e.currency = b.currency
    where coalesce(b.amount_minor, 0) <> coalesce(e.amount_minor, 0)
    order by 1, 2 limit 100`;
}
