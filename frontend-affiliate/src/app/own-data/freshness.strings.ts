import { localized } from '@tributary/frontend-shared/strings/localized';

export const freshnessStrings = localized({
  en: {
    offline: 'No network.',
    unreachable: 'The server cannot be reached.',
    busy: 'The server is busy.',
    broken: 'The server could not answer.',
    forbidden: 'This account may not see this.',
    from: (time: string, age: string) => `These figures are from ${time}, ${age}.`,
    moment: 'a moment ago',
    again: 'Try again',
    trying: 'Trying…',
    reference: 'Reference',
  },
});
