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
    invalid: 'The first day must not be after the last.',
    compare: 'Compare with',
    comparisons: { none: 'Nothing', before: 'The days before', year: 'A year before' },
  },
});
