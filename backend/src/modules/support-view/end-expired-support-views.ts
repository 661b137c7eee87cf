import type { Tx, Writes } from '../../platform/transaction.js';
import { lockExpired, markEnded } from './support-view.store.js';
import type { SupportView } from './support-view.store.js';

/**
 * Writes down the end of views whose time is over: their tokens ended by themselves, the trail must say so too.
 * @returns how many
 */
export async function endExpiredSupportViews(writes: Writes, limit: number): Promise<number> {
  const actor = { kind: 'system', name: 'support-view-expiry' } as const;
  const { value } = await writes.run('EndSupportView', {}, { actor }, async (tx) => {
    const expired = await lockExpired(tx, limit);
    for (const view of expired) await end(tx, view);
    return expired.length;
  });
  return value;
}

async function end(tx: Tx, view: SupportView): Promise<void> {
  await markEnded(tx, view.id, view.expiresAt);
  const { id, staffUserId, affiliateId } = view;
  const after = { endedAt: view.expiresAt.toISOString(), staffUserId, affiliateId };
  tx.changed({ kind: 'supportView', id, before: { endedAt: null }, after });
}
