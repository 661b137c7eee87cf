import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { newId } from '../../platform/ids.js';
import { idOf } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { insertCoupon } from './coupon.store.js';
import { couponCode, isCouponCode, longestCouponCode } from './rules/coupon-code.js';
import { toCouponView } from './coupon.view.js';
import type { CouponView } from './coupon.view.js';
import { entitledOwner } from './entitled-owner.js';
import { codeTaken } from './tracking.errors.js';

export const createCouponBody = z.strictObject({
  programId: idOf('program'),
  affiliateId: idOf('affiliate'),
  code: z
    .string()
    .transform(couponCode)
    .refine(isCouponCode, { message: `must be 1 to ${longestCouponCode} printable characters` })
    .meta({
      description:
        'As the shop knows it; compared without regard to case. Blanks around it and invisible characters are dropped.',
      example: 'SUMMER SALE',
    }),
});
createCouponBody.register(z.globalRegistry, { id: 'CreateCouponRequest' });
export type CreateCouponInput = z.infer<typeof createCouponBody>;

/** Gives a coupon code of the shop to an approved affiliate. */
export class CreateCoupon extends Command<Outcome<CouponView>> {
  constructor(
    readonly input: CreateCouponInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(CreateCoupon)
export class CreateCouponHandler implements ICommandHandler<CreateCoupon> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError those of `entitledOwner`, `code_taken` */
  execute({ input, invocation }: CreateCoupon): Promise<Outcome<CouponView>> {
    return this.writes.run('CreateCoupon', input, invocation, async (tx) => {
      await entitledOwner(tx, invocation.actor, input);
      const coupon = await insertCoupon(tx, { id: newId('coupon'), ...input });
      if (!coupon) throw codeTaken();
      const view = toCouponView(coupon);
      tx.changed({ kind: 'coupon', id: coupon.id, before: null, after: view });
      return view;
    });
  }
}
