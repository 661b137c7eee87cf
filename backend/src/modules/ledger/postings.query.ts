import { z } from 'zod';
import { formatAmount } from '../../kernel/money.js';
import type { Db } from '../../platform/db.js';
import { moneyView, timestampView } from '../../platform/schemas.js';

/** One posting as a bookkeeper reads it: each line has either a debit or a credit, above zero. */
export const postingView = z.object({
  id: z.string(),
  kind: z.string(),
  cause: z.string().meta({ description: 'The decision that caused the posting. A cause posts once.' }),
  bookingDate: z.string(),
  recordedAt: timestampView,
  lines: z.array(z.object({ account: z.string(), debit: moneyView.nullable(), credit: moneyView.nullable() })),
});
postingView.register(z.globalRegistry, { id: 'Posting' });
export type PostingView = z.infer<typeof postingView>;

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly cause: string;
  readonly bookingDate: string;
  readonly recordedAt: Date;
  readonly account: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/**
 * Postings whose cause begins with one of the prefixes (`commission/com_…/`), oldest first. A prefix ends where an id does,
 * so that no id can be the beginning of another.
 */
export async function findPostingsByCause(db: Db, prefixes: readonly string[]): Promise<PostingView[]> {
  const rows = await db.rows<Row>`
    select t.id, t.kind, t.cause, t.booking_date::text as "bookingDate", t.recorded_at as "recordedAt",
      a.path as account, e.amount_minor as "amountMinor", e.currency
    from unnest(${[...prefixes]}::text[]) as p(prefix)
    join ledger_transactions t on t.cause >= p.prefix collate "C" and t.cause < (p.prefix || '~') collate "C"
    join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.account_id
    order by t.recorded_at, t.id, e.line`;
  return [...Map.groupBy(rows, ({ id }) => id).values()].map(toPostingView);
}

function toPostingView(rows: readonly Row[]): PostingView {
  const [first] = rows;
  if (!first) throw new RangeError('a group has a row');
  const { id, kind, cause, bookingDate, recordedAt } = first;
  return {
    ...{ id, kind, cause, bookingDate },
    recordedAt: recordedAt.toISOString(),
    lines: rows.map(({ account, amountMinor, currency }) => {
      const amount = { amount: formatAmount(amountMinor < 0n ? -amountMinor : amountMinor, currency), currency };
      return { account, debit: amountMinor > 0n ? amount : null, credit: amountMinor < 0n ? amount : null };
    }),
  };
}
