import type { CsvColumn } from '../../platform/csv.js';
import type { AffiliateRow } from './list-affiliates.query.js';

/** The columns of a file of affiliates. */
export const affiliateCsv: readonly CsvColumn<AffiliateRow>[] = [
  { heading: 'Name', value: ({ name }) => name },
  { heading: 'Email', value: ({ email }) => email },
  {
    heading: 'Programs',
    value: ({ programs }) => programs.map(({ name, status }) => `${name} (${status})`).join('; '),
  },
  { heading: 'Created (UTC)', value: ({ createdAt }) => createdAt },
  { heading: 'Affiliate ID', value: ({ id }) => id },
];
