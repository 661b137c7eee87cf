import { localized } from '../strings/localized';

export const timeStrings = localized({
  en: {
    justNow: 'just now',
    /** Said once on a page, instead of at each time. */
    zone: (zone: string) => `Times in ${zone}`,
  },
});
