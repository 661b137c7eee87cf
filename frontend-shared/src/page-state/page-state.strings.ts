import { localized } from '../strings/localized';
import type { Problem } from '../api/problem';

type Words = Readonly<Record<Problem['kind'], { readonly what: string; readonly next: string }>>;

const problems: Words = {
  offline: {
    what: 'The server cannot be reached.',
    next: 'Try again when you are back online.',
  },
  'not-found': { what: 'Not found.', next: 'Check the address, or go back to the list.' },
  forbidden: {
    what: 'You do not have access to this.',
    next: 'Ask an administrator if you need access.',
  },
  refused: { what: 'The request was not accepted.', next: 'Correct the highlighted field and try again.' },
  conflict: {
    what: 'This was changed in the meantime.',
    next: 'Reload the page to see the current version.',
  },
  busy: { what: 'The server is busy.', next: 'Wait a moment, then try again.' },
  broken: {
    what: 'Something went wrong on our side.',
    next: 'Try again. If it happens again, contact support with the reference.',
  },
};

export const pageStateStrings = localized({
  en: {
    problems,
    safe: 'Nothing was changed.',
    retry: 'Try again',
    waitSeconds: (seconds: number) => `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    reference: 'Reference',
    loading: 'Loading…',
    notFound: 'Page not found',
    notFoundWhy: 'The address may be outdated or mistyped.',
    home: 'Go to home page',
  },
});
