import { localized } from '@tributary/frontend-shared/strings/localized';

export const performanceStrings = localized({
  en: {
    clicks: 'Clicks',
    conversions: 'Conversions',
    revenue: 'Revenue',
    commission: 'Commission',
    inCurrency: (what: string, currency: string) => `${what}, ${currency}`,
    daysBefore: (count: number) => (count === 1 ? 'the day before' : `the ${count} days before`),
    yearBefore: 'a year before',
    none: 'Nothing happened in these days.',
  },
});
