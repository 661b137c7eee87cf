import { localized } from '@tributary/frontend-shared/strings/localized';

export const shellStrings = localized({
  en: {
    product: 'Tributary',
    signInTitle: 'Sign in',
    signInLead: 'Programs, affiliates and every decision about their commissions.',
    skip: 'Skip to content',
    rail: 'Sections',
    home: 'Home',
    programs: 'Programs',
    affiliates: 'Affiliates',
    conversions: 'Conversions',
    links: 'Links',
    coupons: 'Coupons',
    audit: 'Audit',
    collapse: 'Collapse',
    expand: 'Expand',
    menu: 'Menu',
    close: 'Close menu',
    account: 'Account',
    signOut: 'Sign out',
    unreachable: 'The server cannot be reached. Figures on this page may be old; nothing is lost.',
    retry: 'Try again',
  },
});
