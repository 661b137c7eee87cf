import { localized } from '@tributary/frontend-shared/strings/localized';

export const freshnessStrings = localized({
  en: {
    offline: 'You are offline.',
    unreachable: 'The server cannot be reached.',
    busy: 'The server is busy.',
    broken: 'Something went wrong on the server.',
    forbidden: 'You do not have access to this.',
    from: (time: string, age: string) => `These figures are from ${time}, ${age}.`,
    moment: 'a moment ago',
    again: 'Try again',
    trying: 'Trying…',
    reference: 'Reference',
  },
});
