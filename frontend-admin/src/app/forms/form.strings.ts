import { localized } from '@tributary/frontend-shared/strings/localized';

export const formStrings = localized({
  en: {
    kept: 'Nothing was changed, and what you typed is still here.',
    saving: 'Saving…',
    cancel: 'Cancel',
  },
});
