import { z } from 'zod';
import { civilDate, currencyCode, decimalText, instant } from './fields.js';

/** A conversion as it stands after a fact about it. Carries no personal field of the customer. */
export const conversionState = z.object({
  id: z.string(),
  merchantId: z.string(),
  programId: z.string(),
  livemode: z.boolean(),
  type: z.string(),
  orderId: z.string(),
  status: z.enum(['recorded', 'on_hold', 'approved', 'rejected']),
  holdReason: z.string().nullable(),
  refundState: z.enum(['none', 'partial', 'full']),
  /** Order's currency and amounts; null for actions without an amount. */
  currency: currencyCode.nullable(),
  amount: decimalText.nullable(),
  tax: decimalText,
  shipping: decimalText,
  discount: decimalText,
  refundedAmount: decimalText,
  /** Currency of the program, in which commission is paid. */
  programCurrency: currencyCode,
  occurredAt: instant,
  recordedAt: instant,
  bookingDate: civilDate,
  backdated: z.boolean(),
  attributed: z.boolean(),
  attributionReason: z.string(),
  termsVersion: z.int(),
  affiliateId: z.string().nullable(),
  linkId: z.string().nullable(),
  clickId: z.string().nullable(),
  couponCode: z.string().nullable(),
});

/** What the fact adds to sums: `revenue` in the order's currency, signed. */
export const conversionDelta = z.object({ conversions: z.int(), revenue: decimalText });
