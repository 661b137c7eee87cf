import { namedColumns } from '../../platform/csv.js';
import type { CsvColumn } from '../../platform/csv.js';
import type { CouponRow } from './list-coupons.query.js';
import type { LinkRow } from './list-links.query.js';

/** The columns of a file of links. */
export const linkCsv: readonly CsvColumn<LinkRow>[] = [
  { heading: 'Code', value: ({ code }) => code },
  { heading: 'Link', value: ({ url }) => url },
  { heading: 'Destination', value: ({ destinationUrl }) => destinationUrl },
  { heading: 'State', value: ({ active }) => (active ? 'active' : 'disabled') },
  ...namedColumns<LinkRow>('Affiliate', ({ affiliate }) => affiliate),
  ...namedColumns<LinkRow>('Program', ({ program }) => program),
  { heading: 'Created (UTC)', value: ({ createdAt }) => createdAt },
  { heading: 'Link ID', value: ({ id }) => id },
];

/** The columns of a file of coupons. */
export const couponCsv: readonly CsvColumn<CouponRow>[] = [
  { heading: 'Code', value: ({ code }) => code },
  { heading: 'State', value: ({ active }) => (active ? 'active' : 'disabled') },
  ...namedColumns<CouponRow>('Affiliate', ({ affiliate }) => affiliate),
  ...namedColumns<CouponRow>('Program', ({ program }) => program),
  { heading: 'Created (UTC)', value: ({ createdAt }) => createdAt },
  { heading: 'Coupon ID', value: ({ id }) => id },
];
