import { moneyColumns, namedColumns } from '../../platform/csv.js';
import type { CsvColumn } from '../../platform/csv.js';
import type { ConversionRow } from './conversion-row.view.js';

/** The columns of a file of conversions. */
export const conversionCsv: readonly CsvColumn<ConversionRow>[] = [
  { heading: 'Order', value: ({ orderId }) => orderId },
  ...moneyColumns<ConversionRow>('Amount', ({ amount }) => amount),
  ...moneyColumns<ConversionRow>('Commission', ({ commission }) => commission?.remaining),
  { heading: 'Commission state', value: ({ commission }) => commission?.status },
  { heading: 'State', value: ({ status }) => status },
  { heading: 'Hold reason', value: ({ holdReason }) => holdReason },
  { heading: 'Refunded', value: ({ refundState }) => refundState },
  { heading: 'Refunded amount', value: ({ refundedAmount }) => refundedAmount?.amount },
  ...namedColumns<ConversionRow>('Affiliate', ({ affiliate }) => affiliate),
  ...namedColumns<ConversionRow>('Program', ({ program }) => program),
  ...namedColumns<ConversionRow>('Merchant', ({ merchant }) => merchant),
  ...namedColumns<ConversionRow>('Link', ({ link }) => link),
  { heading: 'Coupon', value: ({ couponCode }) => couponCode },
  { heading: 'Product', value: ({ product }) => product },
  { heading: 'Type', value: ({ type }) => type },
  { heading: 'Attribution', value: ({ attributionReason }) => attributionReason },
  { heading: 'Ordered (UTC)', value: ({ occurredAt }) => occurredAt },
  { heading: 'Recorded (UTC)', value: ({ recordedAt }) => recordedAt },
  { heading: 'Conversion ID', value: ({ id }) => id },
];
