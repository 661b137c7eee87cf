import { localized } from '@tributary/frontend-shared/strings/localized';

export const formStrings = localized({
  en: {
    kept: 'Nothing was saved. Your input is still here.',
    saving: 'Saving…',
    cancel: 'Cancel',
  },
});
