import { localized } from '@tributary/frontend-shared/strings/localized';

export const ownAccountStrings = localized({ en: { title: 'Your account' } });
