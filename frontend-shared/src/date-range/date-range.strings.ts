import { localized } from '../strings/localized';

export const dateRangeStrings = localized({
  en: {
    label: 'Dates',
    presets: {
      today: 'Today',
      yesterday: 'Yesterday',
      '7d': 'Last 7 days',
      '30d': 'Last 30 days',
      '90d': 'Last 90 days',
      month: 'This month',
      'last-month': 'Last month',
    },
    from: 'From',
    to: 'To',
    apply: 'Apply',
    invalid: 'The start date must not be after the end date.',
    compare: 'Compare with',
    comparisons: { none: 'Nothing', before: 'Previous period', year: 'Previous year' },
  },
});
