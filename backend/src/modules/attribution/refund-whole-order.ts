import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { orderUnknown, programNotAllowed } from './attribution.errors.js';
import { findConversionByOrder, lockOrders } from './conversion.store.js';
import { owns } from './order-owner.js';
import type { OrderOwner } from './order-owner.js';
import { requestedRefund } from './refund-input.js';
import { refundKnownOrder } from './refund-known-order.js';

export interface WholeRefund {
  /** False when nothing of the order was left to refund. */
  readonly created: boolean;
  readonly conversionId: string;
}

/**
 * All that remains of a known order was refunded, says a report without a refund id: so it can neither wait for its order nor be
 * told from its own repetition, which finds nothing left.
 */
export class RefundWholeOrder extends Command<Outcome<WholeRefund>> {
  constructor(
    readonly owner: OrderOwner,
    readonly input: { readonly type: string; readonly orderId: string; readonly reason: string },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(RefundWholeOrder)
export class RefundWholeOrderHandler implements ICommandHandler<RefundWholeOrder> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `order_unknown`, `program_not_allowed` */
  execute({ owner, input, invocation }: RefundWholeOrder): Promise<Outcome<WholeRefund>> {
    return this.writes.run('RefundWholeOrder', input, invocation, async (tx) => {
      const { merchantId, livemode } = owner;
      const key = { merchantId, livemode, type: input.type, orderId: input.orderId };
      await lockOrders(tx, [key]);
      const conversion = await findConversionByOrder(tx.db, key);
      if (!conversion) throw orderUnknown();
      if (!owns(owner, conversion)) throw programNotAllowed();
      if (conversion.refundState === 'full') return { created: false, conversionId: conversion.id };
      const { created } = await refundKnownOrder(tx, conversion, requestedRefund(key, input, tx.now));
      return { created, conversionId: conversion.id };
    });
  }
}
