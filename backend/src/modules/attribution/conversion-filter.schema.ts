import { z } from 'zod';
import {
  booleanQuery,
  amountText,
  chosenRows,
  currencySchema,
  idOf,
  idsQuery,
  livemodeQuery,
  pageQuery,
  timestampInput,
} from '../../platform/schemas.js';
import { searchText } from '../../platform/search-text.js';
import { conversionType, merchantReference } from './conversion-input.js';

const by = (description: string) => ({ description });

/** Which conversions: the one vocabulary of the list, its sums, its file and the way from one conversion to the next. */
export const conversionFilter = z.strictObject({
  ids: idsQuery('conversion').optional(),
  orderId: merchantReference.optional(),
  type: conversionType.optional(),
  merchantId: idOf('merchant').optional(),
  programId: idOf('program').optional(),
  affiliateId: idOf('affiliate').optional(),
  linkId: idOf('link').optional(),
  couponCode: z.string().max(200).optional(),
  currency: currencySchema.optional(),
  amountFrom: amountText.optional().meta(by('Included. Needs `currency`.')),
  amountTo: amountText.optional().meta(by('Included. Needs `currency`.')),
  status: z.enum(['recorded', 'on_hold', 'approved', 'rejected']).optional(),
  refundState: z
    .enum(['none', 'partial', 'full', 'refunded'])
    .optional()
    .meta(by('`refunded` is `partial` or `full`.')),
  commissionStatus: z
    .enum(['pending', 'on_hold', 'approved', 'in_payout', 'paid', 'rejected', 'reversed'])
    .optional()
    .meta(by('Conversions with a commission in this state.')),
  attributed: booleanQuery.optional(),
  livemode: livemodeQuery,
  from: timestampInput.optional().meta(by('By `occurredAt`, included.')),
  to: timestampInput.optional().meta(by('By `occurredAt`, not included.')),
  recordedFrom: timestampInput.optional().meta(by('By `recordedAt`, included.')),
  recordedTo: timestampInput.optional().meta(by('By `recordedAt`, not included.')),
  q: searchText
    .optional()
    .meta(by('Beginning or end of an order id in any letter case, the id of a conversion, or a whole click id.')),
});
export type ConversionFilter = z.infer<typeof conversionFilter>;

export const conversionSort = z
  .enum(['-recordedAt', 'recordedAt', '-occurredAt', 'occurredAt', '-amount', 'amount'])
  .default('-recordedAt')
  .meta(
    by(
      'By amount: one currency after the other, and only conversions with an amount. `recordedAt` leaves out the last 15 seconds, so that a reader who continues from a cursor misses nothing.',
    ),
  );
export type ConversionSort = z.infer<typeof conversionSort>;

/** Filters and order of the list; newest first unless `sort` says otherwise. */
export const listConversionsQuery = pageQuery.extend({ ...conversionFilter.shape, sort: conversionSort });
export type ListConversionsInput = z.infer<typeof listConversionsQuery>;

/** A file has no pages. */
export const exportConversionsQuery = listConversionsQuery.omit({ limit: true, cursor: true });
export const chosenConversionsBody = chosenRows('conversion').meta({ id: 'ExportConversionsRequest' });
