import { localized } from '../strings/localized';

export const sessionStrings = localized({
  en: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    working: 'Signing in…',
    refused: 'E-mail and password do not match an account.',
    unreachable: 'The server cannot be reached. What you typed is still here; try again in a moment.',
    tooMany: 'Too many attempts. Wait a minute, then try again.',
    failed: 'Signing in did not work.',
    wrongApp: {
      admin: 'This account is for the admin app.',
      affiliate: 'This account is for the affiliate app.',
    },
    openOther: { admin: 'Open the admin app', affiliate: 'Open the affiliate app' },
    again: 'Sign in again',
    againWhy: 'Your session ended. What is on the page stays as it is and goes on where it stopped.',
    signOut: 'Sign out instead',
    reference: 'Reference',
  },
});
