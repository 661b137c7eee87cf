import { localized } from '../strings/localized';
import type { Problem } from '../api/problem';

type Words = Readonly<Record<Problem['kind'], { readonly what: string; readonly next: string }>>;

const problems: Words = {
  offline: {
    what: 'The server cannot be reached.',
    next: 'Check the connection. This page tries again when you ask it to.',
  },
  'not-found': { what: 'This does not exist, or not any more.', next: 'Check the address, or go back to the list.' },
  forbidden: {
    what: 'Your account may not see this.',
    next: 'Ask an administrator of the program if you should.',
  },
  refused: { what: 'The server did not accept this.', next: 'Change what it names, then try again.' },
  conflict: {
    what: 'Somebody or something changed this in the meantime.',
    next: 'Load the page again and look at what is there now.',
  },
  busy: { what: 'The server is busy.', next: 'Wait a moment, then try again.' },
  broken: { what: 'Something went wrong on our side.', next: 'Try again. If it happens again, tell us the reference.' },
};

export const pageStateStrings = localized({
  en: {
    problems,
    safe: 'Nothing was changed.',
    retry: 'Try again',
    waitSeconds: (seconds: number) => `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    reference: 'Reference',
    loading: 'Loading…',
  },
});
