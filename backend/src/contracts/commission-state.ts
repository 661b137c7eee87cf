import { z } from 'zod';
import { currencyCode, decimalText, instant } from './fields.js';

/** A commission as it stands after a fact about it; amounts in the program's currency. */
export const commissionState = z.object({
  id: z.string(),
  conversionId: z.string(),
  merchantId: z.string(),
  programId: z.string(),
  affiliateId: z.string(),
  linkId: z.string().nullable(),
  livemode: z.boolean(),
  status: z.enum(['pending', 'on_hold', 'approved', 'in_payout', 'paid', 'rejected', 'reversed']),
  holdReason: z.string().nullable(),
  currency: currencyCode,
  /** As accrued; null while it is undecided. */
  amount: decimalText.nullable(),
  reversedAmount: decimalText,
  baseAmount: decimalText.nullable(),
  termsVersion: z.int(),
  /** The conversion's time, by which reports count. */
  occurredAt: instant,
  recordedAt: instant,
  approveAfter: instant,
});
export type CommissionState = z.infer<typeof commissionState>;

/** What the fact adds to sums, signed: `earned` is what the affiliate gains in all, the rest moves between states. */
export const commissionDelta = z.object({ earned: decimalText, pending: decimalText, approved: decimalText });
export type CommissionDelta = z.infer<typeof commissionDelta>;
