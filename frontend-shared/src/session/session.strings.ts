import { localized } from '../strings/localized';

export const sessionStrings = localized({
  en: {
    title: 'Sign in',
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    working: 'Signing in…',
    refused: 'Wrong email or password.',
    unreachable: 'The server cannot be reached. Your input is still here; try again in a moment.',
    tooMany: 'Too many attempts. Wait a minute, then try again.',
    failed: 'Sign-in failed.',
    wrongApp: {
      admin: 'This account is for the admin app.',
      affiliate: 'This account is for the affiliate app.',
    },
    openOther: { admin: 'Open the admin app', affiliate: 'Open the affiliate app' },
    again: 'Sign in again',
    againWhy: 'Your session has expired. Sign in to continue where you left off.',
    signOut: 'Sign out instead',
    reference: 'Reference',
  },
});
