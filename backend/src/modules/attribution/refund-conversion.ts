import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { findCommissionsOf } from '../commission/public.js';
import { conversionNotFound } from './attribution.errors.js';
import { findConversion, lockOrders } from './conversion.store.js';
import { toConversionView, toRefundView } from './conversion.view.js';
import type { ConversionView, RefundView } from './conversion.view.js';
import { owns } from './order-owner.js';
import type { OrderOwner } from './order-owner.js';
import { requestedRefund } from './refund-input.js';
import type { RefundInput } from './refund-input.js';
import { refundKnownOrder } from './refund-known-order.js';
import { findRefundsOf } from './refund.store.js';

export interface RefundedConversion {
  /** False when the refund id had been reported before. */
  readonly created: boolean;
  readonly refund: RefundView;
  readonly conversion: ConversionView;
}

/** Takes back part or all of a known conversion. Without an owner it may be anyone's: for staff. */
export class RefundConversion extends Command<Outcome<RefundedConversion>> {
  constructor(
    readonly conversionId: string,
    readonly owner: OrderOwner | null,
    readonly input: RefundInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(RefundConversion)
export class RefundConversionHandler implements ICommandHandler<RefundConversion> {
  constructor(private readonly writes: Writes) {}

  execute({ conversionId, owner, input, invocation }: RefundConversion): Promise<Outcome<RefundedConversion>> {
    return this.writes.run('RefundConversion', { conversionId, input }, invocation, async (tx) => {
      const seen = await findConversion(tx.db, conversionId);
      if (!seen || (owner && !owns(owner, seen))) throw conversionNotFound();
      await lockOrders(tx, [seen]);
      const requested = requestedRefund(seen, input, tx.now);
      // Read again: what was seen before the lock may be old.
      const known = (await findConversion(tx.db, conversionId)) ?? seen;
      const { created, refund, conversion } = await refundKnownOrder(tx, known, requested);
      const commissions = await findCommissionsOf(tx.db, conversionId);
      return {
        created,
        refund: toRefundView(refund, conversion.currency),
        conversion: toConversionView(conversion, commissions, await findRefundsOf(tx.db, conversion)),
      };
    });
  }
}
