import type { Db } from '../../platform/db.js';
import { findPostingsByCause } from '../ledger/public.js';
import type { PostingView } from '../ledger/public.js';

/** Everything the books say about some commissions, oldest first. */
export function findCommissionPostings(db: Db, commissionIds: readonly string[]): Promise<PostingView[]> {
  return findPostingsByCause(
    db,
    commissionIds.map((id) => `commission/${id}/`),
  );
}
