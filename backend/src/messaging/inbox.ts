import type { Tx } from '../platform/transaction.js';

/**
 * Runs `effect` unless this consumer has already done it for this event, in the effect's own transaction. For effects
 * without a unique key of their own.
 * @returns whether it ran
 */
export async function once(tx: Tx, consumer: string, eventId: string, effect: () => Promise<void>): Promise<boolean> {
  const first = await tx.db.execute`
    insert into inbox (consumer, event_id) values (${consumer}, ${eventId}) on conflict do nothing`;
  if (first === 0) return false;
  await effect();
  return true;
}
