import { DomainError } from '../../../kernel/domain-error.js';

/** What an order id was reported with; no amount for a lead without one. */
export interface OrderAmount {
  readonly amountMinor: bigint | null;
  readonly currency: string;
}

/** Whether a second report under one order id tells the same order: a repeat then gets the first one's answer. */
export function sameOrder(existing: OrderAmount, incoming: OrderAmount): boolean {
  return existing.amountMinor === incoming.amountMinor && existing.currency === incoming.currency;
}

/** Throws `order_conflict` when a second report contradicts the first, which stands (a refund or adjustment corrects it). */
export function assertSameOrder(existing: OrderAmount, incoming: OrderAmount): void {
  if (sameOrder(existing, incoming)) return;
  throw new DomainError(
    'conflict',
    'order_conflict',
    'This order id was reported before with another amount or currency. The first report was kept; correct it with a refund.',
  );
}
