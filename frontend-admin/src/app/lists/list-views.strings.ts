import { localized } from '@tributary/frontend-shared/strings/localized';

export const listViewStrings = localized({
  en: {
    views: 'Views',
    all: 'All',
    saveView: 'Save view',
    name: 'Name of the view',
    save: 'Save',
    cancel: 'Cancel',
    rename: 'Rename',
    makeDefault: 'Open by default',
    noDefault: 'Do not open by default',
    share: 'Share with team',
    unshare: 'Stop sharing',
    sharedBy: (name: string) => `Shared by ${name}`,
    remove: 'Delete view',
  },
});
