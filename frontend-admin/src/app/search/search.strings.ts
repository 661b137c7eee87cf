import { localized } from '@tributary/frontend-shared/strings/localized';

export const searchStrings = localized({
  en: {
    label: 'Search everything',
    placeholder: 'Search',
    shortcut: 'Ctrl K',
    hint: 'A name, email address, link or coupon code, order or refund number, or ID.',
    looking: 'Searching…',
    nothing: (text: string) => `No results for “${text}”.`,
    found: (count: number) => (count === 1 ? '1 result' : `${count} results`),
    failed: 'Search failed. Keep typing to try again.',
    kinds: {
      program: 'Programs',
      affiliate: 'Affiliates',
      link: 'Links',
      coupon: 'Coupons',
      conversion: 'Conversions',
      refund: 'Refunds',
    },
  },
});
