import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { updateCoupon } from './coupon.store.js';
import { toCouponView } from './coupon.view.js';
import type { CouponView } from './coupon.view.js';
import { couponNotFound } from './tracking.errors.js';

export const changeCouponBody = z.strictObject({ active: z.boolean() }).meta({ id: 'ChangeCouponRequest' });
export type ChangeCouponInput = z.infer<typeof changeCouponBody> & { readonly id: string };

/** Switches a coupon off and on: while off, its use earns nothing. */
export class ChangeCoupon extends Command<Outcome<CouponView>> {
  constructor(
    readonly input: ChangeCouponInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeCoupon)
export class ChangeCouponHandler implements ICommandHandler<ChangeCoupon> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `coupon_not_found` */
  execute({ input, invocation }: ChangeCoupon): Promise<Outcome<CouponView>> {
    return this.writes.run('ChangeCoupon', input, invocation, async (tx) => {
      const coupon = await updateCoupon(tx, input.id, input.active);
      if (!coupon) throw couponNotFound();
      const view = toCouponView(coupon);
      // There is nothing else to change; the same again changes nothing.
      tx.changed({ kind: 'coupon', id: coupon.id, before: null, after: { active: view.active } });
      return view;
    });
  }
}
