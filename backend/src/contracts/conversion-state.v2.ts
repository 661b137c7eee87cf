import { z } from 'zod';
import { wholeCredit } from '../kernel/credit.js';
import { parseDecimal } from '../kernel/decimal.js';
import { conversionDelta, conversionState } from './conversion-state.js';
import { decimalText } from './fields.js';

const decisionNo = z.int().positive();
const credit = z.object({
  linkId: z.string().nullable(),
  couponCode: z.string().nullable(),
  creditMillionths: z.int(),
  /** In the order's currency, or the program's where the order has none. */
  revenue: decimalText,
});

/**
 * What one touchpoint earned of a conversion: `numerator / denominator`, the same in millionths, and that part of what is
 * left of the order's amount. Credit and revenue are allocated by largest remainder, ties to the earlier share.
 */
export const conversionShare = credit.extend({
  position: z.int().positive(),
  affiliateId: z.string(),
  couponId: z.string().nullable(),
  numerator: z.int().positive(),
  denominator: z.int().positive(),
  creditMillionths: z.int().nonnegative(),
});

/**
 * A conversion with the shares of the decision that counts, the last; none when nobody earned it. `affiliateId` and `linkId` are
 * those of the largest share, of equal ones the earlier.
 */
export const conversionStateV2 = conversionState
  .extend({ decisionNo, shares: z.array(conversionShare) })
  .refine(({ shares }) => shares.length === 0 || sumOf(shares) === wholeCredit, {
    path: ['shares'],
    message: 'The shares of a conversion add up to the whole of it.',
  });
export type ConversionStateV2 = z.infer<typeof conversionStateV2>;

/**
 * What a fact adds to the sums of one share of a decision, signed. Position 0 is the conversion that nobody earned. The whole
 * conversion counts, in `conversions`, for the largest share.
 */
export const creditDelta = credit.extend({
  decisionNo,
  position: z.int().nonnegative(),
  affiliateId: z.string().nullable(),
  conversions: z.int(),
});
export type CreditDelta = z.infer<typeof creditDelta>;

/** What the fact adds to sums, in all and by share; a later decision takes from the shares before it what it gives to others. */
export const conversionDeltaV2 = conversionDelta
  .extend({ credits: z.array(creditDelta) })
  .refine(
    ({ conversions, revenue, credits }) =>
      sumOf(credits) === conversions * wholeCredit &&
      credits.reduce((sum, each) => sum + each.conversions, 0) === conversions &&
      credits.reduce((sum, each) => sum + digits(each.revenue), 0n) === digits(revenue),
    { path: ['credits'], message: 'Credits add up to what the fact adds in all.' },
  );

const sumOf = (credits: readonly { readonly creditMillionths: number }[]): number =>
  credits.reduce((sum, { creditMillionths }) => sum + creditMillionths, 0);

// As many decimals as any amount has.
const scale = 4;

function digits(amount: string): bigint {
  const decimal = parseDecimal(amount);
  return decimal.digits * 10n ** BigInt(scale - decimal.scale);
}
