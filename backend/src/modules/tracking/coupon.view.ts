import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import type { Coupon } from './coupon.store.js';

export const couponView = z.object({
  id: z.string(),
  code: z.string(),
  programId: z.string(),
  affiliateId: z.string(),
  active: z.boolean(),
  createdAt: timestampView,
});
couponView.register(z.globalRegistry, { id: 'Coupon' });
export type CouponView = z.infer<typeof couponView>;

export function toCouponView({ id, code, programId, affiliateId, active, createdAt }: Coupon): CouponView {
  return { id, code, programId, affiliateId, active, createdAt: createdAt.toISOString() };
}
