import { localized } from '../strings/localized';

export const dataTableStrings = localized({
  en: {
    columns: 'Columns',
    refresh: 'Refresh',
    csv: 'CSV',
    csvHint: 'Download every row as CSV',
    more: 'Show more',
    loadingMore: 'Loading…',
    shown: (count: string, more: boolean) =>
      more ? `The first ${count} rows` : `${count} ${count === '1' ? 'row' : 'rows'}`,
    shownOf: (count: string, total: string) => `${count} of ${total}`,
    chooseAll: 'Select all rows shown',
    choose: (name: string) => (name === '' ? 'Select this row' : `Select ${name}`),
    safe: 'Nothing was changed.',
  },
});
