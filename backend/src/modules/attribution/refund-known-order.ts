import { DomainError } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/transaction.js';
import { refundConflict } from './attribution.errors.js';
import type { Conversion } from './conversion.store.js';
import { toRefundView } from './conversion.view.js';
import { isInEffect, sameRefund } from './refund-input.js';
import { findRefund, insertRefund } from './refund.store.js';
import type { Refund } from './refund.store.js';
import { decideRefund, settleRefund } from './settle-refund.js';
import type { DecidedRefund } from './settle-refund.js';

/** A refund of a known conversion, after it. */
export interface KnownRefund {
  /** False when the refund id had been reported before. */
  readonly created: boolean;
  readonly conversion: Conversion;
  readonly refund: Refund;
}

/**
 * Applies a refund to a conversion that is there; the caller holds the order's lock. A refund id that is in effect is the same
 * refund, or a conflict. One whose earlier attempts failed may be tried again, with the right amount: they stay as history.
 * @throws DomainError `refund_conflict`, and those of `decideRefund`
 */
export async function refundKnownOrder(tx: Tx, conversion: Conversion, requested: Refund): Promise<KnownRefund> {
  const earlier = await findRefund(tx.db, requested);
  if (earlier && isInEffect(earlier)) {
    if (!sameRefund(earlier, requested)) throw refundConflict();
    return { created: false, conversion, refund: earlier };
  }
  const decided = await decideAgain(tx, conversion, { requested, earlier });
  if (decided === 'as_before') return { created: false, conversion, refund: earlier ?? requested };
  const settled = await settleRefund(tx, decided);
  await insertRefund(tx, settled.refund);
  const after = toRefundView(settled.refund, conversion.currency);
  tx.changed({ kind: 'refund', id: settled.refund.id, before: null, after });
  return { created: true, ...settled };
}

/** A repeat of what was rejected, and still cannot be, has the earlier answer: its reporter need not handle another one. */
async function decideAgain(
  tx: Tx,
  conversion: Conversion,
  { requested, earlier }: { requested: Refund; earlier: Refund | null },
): Promise<DecidedRefund | 'as_before'> {
  try {
    return await decideRefund(tx.db, conversion, requested);
  } catch (error) {
    const repeated = earlier?.status === 'rejected' && sameRefund(earlier, requested);
    if (repeated && error instanceof DomainError) return 'as_before';
    throw error;
  }
}
