import { moneyColumns, namedColumns } from '../../platform/csv.js';
import type { CsvColumn } from '../../platform/csv.js';
import type { CommissionRow } from './list-commissions.query.js';

/** The columns of a file of commissions: what an affiliate earned, one line for each. */
export const commissionCsv: readonly CsvColumn<CommissionRow>[] = [
  { heading: 'Order', value: ({ order }) => order.id },
  { heading: 'Product', value: ({ order }) => order.product },
  ...moneyColumns<CommissionRow>('Commission', ({ remaining }) => remaining),
  { heading: 'State', value: ({ status }) => status },
  { heading: 'Accrued', value: ({ amount }) => amount?.amount },
  { heading: 'Reversed', value: ({ reversedAmount }) => reversedAmount.amount },
  ...namedColumns<CommissionRow>('Program', ({ program }) => program),
  ...namedColumns<CommissionRow>('Affiliate', ({ affiliate }) => affiliate),
  ...namedColumns<CommissionRow>('Link', ({ link }) => link),
  { heading: 'Destination', value: ({ link }) => link?.destinationUrl },
  { heading: 'Ordered (UTC)', value: ({ order }) => order.occurredAt },
  { heading: 'Recorded (UTC)', value: ({ recordedAt }) => recordedAt },
  { heading: 'Payable after (UTC)', value: ({ approveAfter }) => approveAfter },
  { heading: 'Commission ID', value: ({ id }) => id },
  { heading: 'Conversion ID', value: ({ conversionId }) => conversionId },
];
