import { DomainError } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/transaction.js';
import { programNotAllowed } from './attribution.errors.js';
import type { Conversion } from './conversion.store.js';
import { toRefundView } from './conversion.view.js';
import { failRefund } from './fail-refund.js';
import { findParkedRefunds, settleParkedRefund } from './refund.store.js';
import type { Refund } from './refund.store.js';
import { decideRefund, settleRefund } from './settle-refund.js';
import type { DecidedRefund } from './settle-refund.js';

/**
 * Refunds that came before their sale are applied in the moment it is recorded. One that cannot be (more than the order
 * was worth, another currency, a program that its reporter may not touch) is kept with its reason and announced: the sale
 * itself must not fail for it. Each is decided before its first write, so that a refused one leaves nothing behind.
 * @returns the conversion as it stands afterwards
 */
export async function settleParkedRefunds(tx: Tx, conversion: Conversion): Promise<Conversion> {
  let current = conversion;
  for (const parked of await findParkedRefunds(tx, conversion)) {
    const decided = await unlessRefused(tx, current, parked);
    if (decided instanceof DomainError) {
      const { code, message } = decided;
      await failRefund(tx, parked, { status: 'rejected', code, message, conversionId: current.id });
      continue;
    }
    const settled = await settleRefund(tx, decided);
    current = settled.conversion;
    await settleParkedRefund(tx, settled.refund);
    const [before, after] = [toRefundView(parked, null), toRefundView(settled.refund, current.currency)];
    tx.changed({ kind: 'refund', id: parked.id, before, after });
  }
  return current;
}

async function unlessRefused(tx: Tx, conversion: Conversion, parked: Refund): Promise<DecidedRefund | DomainError> {
  const { onlyPrograms } = parked;
  if (onlyPrograms.length > 0 && !onlyPrograms.includes(conversion.programId)) return programNotAllowed();
  try {
    return await decideRefund(tx.db, conversion, parked);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
