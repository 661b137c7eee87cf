import { localized } from '../strings/localized';

export const copyStrings = localized({
  en: { copy: 'Copy', copied: 'Copied', failed: 'Copying is not allowed by this browser' },
});
