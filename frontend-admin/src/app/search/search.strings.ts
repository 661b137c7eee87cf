import { localized } from '@tributary/frontend-shared/strings/localized';

export const searchStrings = localized({
  en: {
    label: 'Search everything',
    placeholder: 'Search',
    shortcut: 'Ctrl K',
    hint: 'A name, email address, link or coupon code, order or refund number, ID, or a command.',
    looking: 'Searching…',
    nothing: (text: string) => `No results for “${text}”.`,
    found: (count: number) => (count === 1 ? '1 result' : `${count} results`),
    failed: 'Search failed. Keep typing to try again.',
    commandKind: 'Commands',
    commands: {
      goTo: (page: string) => `Go to ${page}`,
      newLink: 'New link',
      newCoupon: 'New coupon',
      newAffiliate: 'New affiliate',
      newProgram: 'New program',
      newMerchant: 'New merchant',
      account: 'Your account',
    },
    kinds: {
      program: 'Programs',
      affiliate: 'Affiliates',
      link: 'Links',
      coupon: 'Coupons',
      conversion: 'Conversions',
      refund: 'Refunds',
      merchant: 'Merchants',
      apiKey: 'API keys',
      person: 'People',
    },
  },
});
