import { localized } from '@tributary/frontend-shared/strings/localized';

export const shellStrings = localized({
  en: {
    product: 'Tributary',
    signInTitle: 'Sign in',
    signInLead: 'Your links, your earnings and your payouts.',
    skip: 'Skip to content',
    sections: 'Sections',
    today: 'Today',
    links: 'Links',
    earnings: 'Earnings',
    more: 'More',
  },
});
