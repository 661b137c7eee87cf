import { z } from 'zod';
import { amountText, timestampView } from '../../platform/schemas.js';
import { attributionModel, flatFields, percentFields } from './terms-document.js';

const days = (min: number) => z.int().min(min).max(365);

const percentText = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, { message: 'must be a percentage such as "7.5", with at most four decimals' })
  .refine((text) => Number(text) <= 100, {
    message: 'must not be above 100',
  })
  .meta({ example: '7.5' });

/** `net` is the amount without tax and shipping. */
const percentCommission = z.strictObject({ ...percentFields, percent: percentText });
percentCommission.register(z.globalRegistry, { id: 'PercentCommissionInput' });
/** `amount` is in the program's currency. */
const flatCommission = z.strictObject({ ...flatFields, amount: amountText });
flatCommission.register(z.globalRegistry, { id: 'FlatCommissionInput' });

/** What affiliates earn for, and how much. */
export const termsInput = z.strictObject({
  attributionModel,
  windowDays: days(1).default(30),
  commission: z.discriminatedUnion('kind', [percentCommission, flatCommission]),
  holdDays: days(0).default(30),
});
termsInput.register(z.globalRegistry, { id: 'TermsInput' });
export type TermsInput = z.infer<typeof termsInput>;

export const termsView = z.object({
  version: z.int(),
  effectiveFrom: timestampView,
  attributionModel,
  windowDays: z.int(),
  commission: z.discriminatedUnion('kind', [z.object(percentFields), z.object(flatFields)]),
  holdDays: z.int(),
});
termsView.register(z.globalRegistry, { id: 'Terms' });
export type TermsView = z.infer<typeof termsView>;
