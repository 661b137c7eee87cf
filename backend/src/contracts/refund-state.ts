import { z } from 'zod';
import { currencyCode, decimalText, instant } from './fields.js';

/** A refund that was reported before its sale and could not be applied. Only of these there are events of their own. */
export const refundState = z.object({
  id: z.string(),
  /** The merchant's own number of it. */
  refundId: z.string(),
  merchantId: z.string(),
  livemode: z.boolean(),
  type: z.string(),
  orderId: z.string(),
  conversionId: z.string().nullable(),
  /** As reported; null: all that remained. */
  amount: z.object({ amount: decimalText, currency: currencyCode }).nullable(),
  reason: z.string(),
  recordedAt: instant,
  /** Stable code, and the same in a sentence. */
  failureReason: z.string(),
  failureMessage: z.string(),
  failedAt: instant,
});
export type RefundState = z.infer<typeof refundState>;
