import { localized } from '@tributary/frontend-shared/strings/localized';

export const performanceStrings = localized({
  en: {
    clicks: 'Clicks',
    conversions: 'Conversions',
    revenue: 'Revenue',
    commission: 'Commission',
    inCurrency: (what: string, currency: string) => `${what}, ${currency}`,
    daysBefore: (count: number) => (count === 1 ? 'the previous day' : `the ${count} days before`),
    yearBefore: 'the previous year',
    more: (count: number) => (count === 1 ? '1 more currency' : `${count} more currencies`),
    fewer: 'Show fewer currencies',
    none: 'No activity in this period.',
  },
});
