import { localized } from '@tributary/frontend-shared/strings/localized';

export const searchStrings = localized({
  en: {
    label: 'Search everything',
    placeholder: 'Search',
    shortcut: 'Ctrl K',
    hint: 'A name, an e-mail address, a link or coupon code, an order number or an id.',
    looking: 'Looking…',
    nothing: (text: string) => `Nothing is called “${text}”.`,
    found: (count: number) => (count === 1 ? '1 result' : `${count} results`),
    failed: 'The search could not be made. Type on to try again.',
    kinds: {
      program: 'Programs',
      affiliate: 'Affiliates',
      link: 'Links',
      coupon: 'Coupons',
      conversion: 'Conversions',
    },
  },
});
