import type { Tx } from '../../../platform/transaction.js';
import { takeRecordedSeqs } from '../conversion.store.js';
import type { AttributedOrder } from './attribute.js';

/** An order with its place among all that were decided. */
export interface SequencedOrder extends AttributedOrder {
  readonly recordedSeq: bigint;
}

/**
 * Gives orders their places, in the order of the group. Rules that count (tiers, caps, budgets) will have their rows locked here,
 * before the places are taken, so that places follow the order of the decisions.
 */
export async function lockCounters(tx: Tx, orders: readonly AttributedOrder[]): Promise<SequencedOrder[]> {
  const places = await takeRecordedSeqs(tx, orders.length);
  return orders.map((order, i) => ({ ...order, recordedSeq: places[i] as bigint }));
}
