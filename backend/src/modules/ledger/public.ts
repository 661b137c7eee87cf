import type { Tx } from '../../platform/transaction.js';
import { findEntriesByCause, insertPostings } from './posting.store.js';
import type { PostingOrigin } from './posting.store.js';
import { approveCommission, reverseCommission } from './rules/commission-postings.js';
import { assertAllowed } from './rules/posting.js';
import type { Posting } from './rules/posting.js';

export { registerLedgerMetrics } from './ledger-metrics.js';
export type { PostingOrigin } from './posting.store.js';
export { findPostingsByCause, postingView } from './postings.query.js';
export type { PostingView } from './postings.query.js';
export { accrueCommission } from './rules/commission-postings.js';

/**
 * Takes a posting into the books of the caller's transaction; it is written with all others of that transaction right
 * before the commit, and PostgreSQL checks it once more there.
 * @throws InvalidPosting for one that its kind does not allow (a defect of its template)
 */
export function post(tx: Tx, posting: Posting, origin: PostingOrigin): void {
  assertAllowed(posting);
  tx.beforeCommit('book', insertPostings, { posting, origin, recordedAt: tx.now });
}

/**
 * Posts the approval of what is left of a commission.
 * @param posted the beginning of the causes of its postings: `commission/com_…/`
 * @param amountMinor above zero, and exactly what the books have of it
 */
export async function approve(tx: Tx, posted: string, amountMinor: bigint, origin: PostingOrigin): Promise<void> {
  post(tx, approveCommission(await findEntriesByCause(tx, posted), amountMinor), origin);
}

/**
 * Posts a reversal of part or all of a commission.
 * @param posted the beginning of the causes of its postings: `commission/com_…/`
 * @param amountMinor above zero, and not more than the books have of it
 */
export async function reverse(tx: Tx, posted: string, amountMinor: bigint, origin: PostingOrigin): Promise<void> {
  post(tx, reverseCommission(await findEntriesByCause(tx, posted), amountMinor), origin);
}
