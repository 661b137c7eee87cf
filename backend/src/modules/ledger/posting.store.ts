import { newId } from '../../platform/ids.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { accountPath } from './rules/accounts.js';
import type { Account } from './rules/accounts.js';
import { entriesOf } from './rules/posting.js';
import type { Entry, Posting } from './rules/posting.js';

/** Why and when something is posted. */
export interface PostingOrigin {
  /** Names the decision; the same cause posts once, by unique key. */
  readonly cause: string;
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
 * Writes all postings of a transaction. Accounts that are new are registered first, by a statement of its own: one that waits
 * for somebody who registers the same account sees it only in its next statement.
 */
export function insertPostings(postings: readonly PendingPosting[]): Sql[] {
  const accounts = postings.flatMap(({ posting }) => entriesOf(posting).map(({ account }) => account));
  return [registerAccounts(accounts), insertEntries(postings)];
}

/** In the order of their paths, so that two who register the same accounts wait for each other in one direction. */
function registerAccounts(accounts: readonly Account[]): Sql {
  const unique = [...new Map(accounts.map((account) => [accountPath(account), account]))];
  const column = <T>(of: (account: Account) => T): T[] => unique.map(([, account]) => of(account));
  return sql`
    insert into ledger_accounts (kind, owner_id, program_id, type, livemode)
    select split_part(n.name, '/', 1), n.owner_id, n.program_id, split_part(n.name, '/', 2), n.livemode
    from unnest(
      ${unique.map(([path]) => path)}::text[], ${column(({ name }) => name)}::text[], ${column((a) => a.ownerId)}::text[],
      ${column((a) => a.programId)}::text[], ${column((a) => a.livemode)}::boolean[])
      as n(path, name, owner_id, program_id, livemode)
    where not exists (select from ledger_accounts a where a.path = n.path collate "C")
    order by n.path collate "C"
    on conflict (path) do nothing`;
}

/**
 * Balances, headers and entries in one statement. Balance rows are the contended ones: they are locked last, in the order of
 * their keys, and held only until the commit that follows. Entries take their sequence and balance from them, counted back
 * from where the balance has come to.
 */
function insertEntries(postings: readonly PendingPosting[]): Sql {
  const headers = postings.map(({ posting, origin, recordedAt }) => ({
    ...{ id: newId('ledgerTransaction'), recordedAt },
    ...origin,
    ...posting,
  }));
  const lines = headers.flatMap((header) =>
    entriesOf(header).map((entry, i) => ({ ...entry, line: i + 1, transactionId: header.id })),
  );
  return sql`
    with lines as (
      select l.*, a.id as account_id
      from unnest(
        ${lines.map((l) => l.transactionId)}::text[], ${lines.map((l) => l.line)}::int[],
        ${lines.map((l) => accountPath(l.account))}::text[], ${lines.map((l) => l.amountMinor)}::bigint[],
        ${lines.map((l) => l.currency)}::text[])
        with ordinality as l(transaction_id, line, path, amount_minor, currency, place)
      left join ledger_accounts a on a.path = l.path collate "C"
    ), balances as (
      insert into ledger_balances (account_id, currency, amount_minor, last_seq)
      select account_id, currency, sum(amount_minor), count(*) from lines group by account_id, currency order by account_id, currency
      on conflict (account_id, currency) do update
        set amount_minor = ledger_balances.amount_minor + excluded.amount_minor, last_seq = ledger_balances.last_seq + excluded.last_seq
      returning *
    ), headers as (
      insert into ledger_transactions (id, kind, cause, scope_kind, scope_id, livemode, booking_date, recorded_at)
      select * from unnest(
        ${headers.map((h) => h.id)}::text[], ${headers.map((h) => h.kind)}::text[], ${headers.map((h) => h.cause)}::text[],
        ${headers.map((h) => h.scope.kind)}::text[], ${headers.map((h) => h.scope.id)}::text[],
        ${headers.map((h) => h.livemode)}::boolean[], ${headers.map((h) => h.bookingDate)}::text[]::date[],
        ${headers.map((h) => h.recordedAt)}::timestamptz[])
    )
    insert into ledger_entries (transaction_id, line, account_id, currency, amount_minor, account_seq, balance_after)
    select l.transaction_id, l.line, l.account_id, l.currency, l.amount_minor, b.last_seq - count(*) over later,
      b.amount_minor - coalesce(sum(l.amount_minor) over later, 0)
    from lines l join balances b on b.account_id = l.account_id and b.currency = l.currency
    window later as (
      partition by l.account_id, l.currency order by l.place rows between 1 following and unbounded following)`;
}

interface EntryRow extends Account {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/**
 * The entries of all postings whose cause begins with `causes`, those included that this transaction will write with its
 * commit. The caller holds the lock of what they are about.
 */
export async function findEntriesByCause(tx: Tx, causes: string): Promise<Entry[]> {
  const stored = await tx.db.rows<EntryRow>`
    select a.kind || '/' || a.type as name, a.owner_id as "ownerId", a.program_id as "programId", a.livemode,
      e.currency, e.amount_minor as "amountMinor"
    from ledger_transactions t
    join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.account_id
    where t.cause >= ${causes} and t.cause < ${`${causes}~`}`;
  const pending = tx.handedOver('book', insertPostings).filter(({ origin }) => origin.cause.startsWith(causes));
  return [
    ...stored.map(({ currency, amountMinor, ...account }) => ({ account, currency, amountMinor })),
    ...pending.flatMap(({ posting }) => entriesOf(posting)),
  ];
}
