import { DomainError } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/transaction.js';
import { programNotAllowed } from './attribution.errors.js';
import type { Conversion } from './conversion.store.js';
import { findParkedRefunds, settleParkedRefund } from './refund.store.js';
import { settleRefund } from './settle-refund.js';

/**
 * Refunds that came before their sale are applied in the moment it is recorded. One that cannot be (more than the order
 * was worth, another currency, a program that its reporter may not touch) is marked so with its reason: the sale itself must not fail for it.
 * @returns the conversion as it stands afterwards
 */
export async function settleParkedRefunds(tx: Tx, conversion: Conversion): Promise<Conversion> {
  let current = conversion;
  for (const parked of await findParkedRefunds(tx, conversion)) {
    try {
      const { onlyPrograms } = parked;
      if (onlyPrograms.length > 0 && !onlyPrograms.includes(current.programId)) throw programNotAllowed();
      const settled = await settleRefund(tx, current, parked);
      current = settled.conversion;
      await settleParkedRefund(tx, settled.refund);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await settleParkedRefund(tx, { ...parked, status: 'rejected', note: error.message });
    }
  }
  return current;
}
