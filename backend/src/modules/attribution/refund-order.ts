import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome, Tx } from '../../platform/transaction.js';
import { programNotAllowed, refundConflict } from './attribution.errors.js';
import { findConversionByOrder, lockOrders } from './conversion.store.js';
import type { OrderKey } from './conversion.store.js';
import { toRefundView } from './conversion.view.js';
import type { RefundView } from './conversion.view.js';
import { owns } from './order-owner.js';
import type { OrderOwner } from './order-owner.js';
import { isInEffect, requestedRefund, sameRefund } from './refund-input.js';
import type { OrderRefundInput } from './refund-input.js';
import { refundKnownOrder } from './refund-known-order.js';
import { findRefund, insertRefund } from './refund.store.js';
import type { Refund } from './refund.store.js';

export interface RefundedOrder {
  readonly created: boolean;
  readonly refund: RefundView;
}

/** A shop reports a refund by order number; the sale may not have been reported yet, then the refund waits for it. */
export class RefundOrder extends Command<Outcome<RefundedOrder>> {
  constructor(
    readonly owner: OrderOwner,
    readonly input: OrderRefundInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(RefundOrder)
export class RefundOrderHandler implements ICommandHandler<RefundOrder> {
  constructor(private readonly writes: Writes) {}

  execute({ owner, input, invocation }: RefundOrder): Promise<Outcome<RefundedOrder>> {
    return this.writes.run('RefundOrder', input, invocation, async (tx) => {
      const { merchantId, livemode } = owner;
      const key: OrderKey = { merchantId, livemode, type: input.type, orderId: input.orderId };
      await lockOrders(tx, [key]);
      const requested = { ...requestedRefund(key, input, tx.now), onlyPrograms: owner.programIds ?? [] };
      const conversion = await findConversionByOrder(tx.db, key);
      if (!conversion) return park(tx, requested);
      if (!owns(owner, conversion)) throw programNotAllowed();
      const { created, refund } = await refundKnownOrder(tx, conversion, requested);
      return { created, refund: toRefundView(refund, conversion.currency) };
    });
  }
}

async function park(tx: Tx, requested: Refund): Promise<RefundedOrder> {
  const earlier = await findRefund(tx.db, requested);
  if (earlier && isInEffect(earlier)) {
    if (!sameRefund(earlier, requested)) throw refundConflict();
    return { created: false, refund: toRefundView(earlier, null) };
  }
  await insertRefund(tx, requested);
  const view = toRefundView(requested, null);
  tx.changed({ kind: 'refund', id: requested.id, before: null, after: view });
  return { created: true, refund: view };
}
