import type { Tx } from '../../platform/transaction.js';
import { insertPostings } from './ledger.store.js';
import type { PostingOrigin } from './ledger.store.js';
import { assertBalanced } from './rules/posting.js';
import type { Posting } from './rules/posting.js';

export type { PostingOrigin } from './ledger.store.js';
export { findLedgerDifferences } from './ledger.store.js';
export { findPostingsByCause, postingView } from './postings.query.js';
export type { PostingView } from './postings.query.js';
export { accrueCommission } from './templates/accrue-commission.js';
export { approveCommission } from './templates/approve-commission.js';
export { reverseCommission, reversalStage } from './templates/reverse-commission.js';
export type { CommissionAmount } from './rules/commission-posting.js';

/**
 * Takes a posting into the books of the caller's transaction; it is written with all others of that transaction right
 * before the commit, and PostgreSQL checks the balance once more there.
 * @throws InvalidPosting for a posting that is not balanced (a defect of its template)
 */
export function post(tx: Tx, posting: Posting, origin: PostingOrigin): void {
  assertBalanced(posting);
  tx.beforeCommit('book', insertPostings, { posting, origin, recordedAt: tx.now });
}
