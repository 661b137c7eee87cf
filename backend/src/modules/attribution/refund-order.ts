import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { programNotAllowed, refundConflict } from './attribution.errors.js';
import { findConversionByOrder, lockOrders } from './conversion.store.js';
import type { OrderKey } from './conversion.store.js';
import { toRefundView } from './conversion.view.js';
import type { RefundView } from './conversion.view.js';
import { owns } from './order-owner.js';
import type { OrderOwner } from './order-owner.js';
import { requestedRefund, sameRefund } from './refund-input.js';
import type { OrderRefundInput } from './refund-input.js';
import { findRefund, insertRefund } from './refund.store.js';
import { settleRefund } from './settle-refund.js';

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
      if (conversion && !owns(owner, conversion)) throw programNotAllowed();
      const earlier = await findRefund(tx.db, requested);
      if (earlier) {
        if (!sameRefund(earlier, requested)) throw refundConflict();
        return { created: false, refund: toRefundView(earlier, conversion?.currency ?? null) };
      }
      const refund = conversion ? (await settleRefund(tx, conversion, requested)).refund : requested;
      await insertRefund(tx, refund);
      if (!conversion) tx.changed({ kind: 'refund', id: refund.id, before: null, after: toRefundView(refund, null) });
      return { created: true, refund: toRefundView(refund, conversion?.currency ?? null) };
    });
  }
}
