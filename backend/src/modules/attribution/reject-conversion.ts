import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { findCommissionsOf } from '../commission/public.js';
import { conversionNotFound } from './attribution.errors.js';
import { findConversion, lockOrders } from './conversion.store.js';
import { toConversionView } from './conversion.view.js';
import type { ConversionView } from './conversion.view.js';
import { owns } from './order-owner.js';
import type { OrderOwner } from './order-owner.js';
import { findRefundsOf } from './refund.store.js';
import { rejectRecorded } from './reject-recorded.js';

export const rejectConversionBody = z.strictObject({
  reason: z.string().trim().min(1).max(500).meta({
    description: 'Read word for word by the merchant and by the affiliates who earned from the order.',
  }),
});
rejectConversionBody.register(z.globalRegistry, { id: 'RejectConversionRequest' });
export type RejectConversionInput = z.infer<typeof rejectConversionBody>;

/** The order did not stand: nobody earns anything from it. Without an owner it may be anyone's: for staff. */
export class RejectConversion extends Command<Outcome<ConversionView>> {
  constructor(
    readonly conversionId: string,
    readonly owner: OrderOwner | null,
    readonly input: RejectConversionInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(RejectConversion)
export class RejectConversionHandler implements ICommandHandler<RejectConversion> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `conversion_not_found`, `already_rejected` */
  execute({ conversionId, owner, input, invocation }: RejectConversion): Promise<Outcome<ConversionView>> {
    return this.writes.run('RejectConversion', { conversionId, input }, invocation, async (tx) => {
      const seen = await findConversion(tx.db, conversionId);
      if (!seen || (owner && !owns(owner, seen))) throw conversionNotFound();
      await lockOrders(tx, [seen]);
      // Read again: what was seen before the lock may be old.
      const conversion = (await findConversion(tx.db, conversionId)) ?? seen;
      const rejected = await rejectRecorded(tx, conversion, input.reason);
      const commissions = await findCommissionsOf(tx.db, conversionId);
      return toConversionView(rejected, commissions, await findRefundsOf(tx.db, rejected));
    });
  }
}
