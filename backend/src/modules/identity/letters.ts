import type { Letter } from '../mail/public.js';
import { appAddress } from './app-address.js';
import type { AppPlace } from './app-address.js';

/** Where somebody acted from, for people. */
export interface ActionSource {
  readonly device: string;
  readonly ip: string;
  readonly at: Date;
}

const ifNotYou = 'If this was not you, reset your password. This signs you out on all devices.';

export function verifyLetter(place: AppPlace, token: string): Letter {
  return {
    subject: 'Confirm your email address',
    paragraphs: ['Please confirm that this is your email address. The link works once and expires in 24 hours.'],
    action: { label: 'Confirm address', url: appAddress(place, 'verify-email', token) },
  };
}

/** Who asked for another address: the person, or the operator's team for an affiliate. */
export type AddressAsker = 'themselves' | 'operator';

/** To the new address. */
export function changeAddressLetter(place: AppPlace, token: string, asked: AddressAsker): Letter {
  const who = asked === 'themselves' ? 'You asked' : 'The team that runs your affiliate program asked';
  return {
    subject: 'Confirm your new email address',
    paragraphs: [
      `${who} to use this email address for your sign-in. Confirm it to complete the change. The link works once and expires in 24 hours.`,
      'If you did not request this, you can ignore this email. Nothing changes unless the link is opened.',
    ],
    action: { label: 'Confirm new address', url: appAddress(place, 'verify-email', token) },
  };
}

/** To an address that somebody wants to change to, and that has an account already: nobody else is to learn that. */
export function addressInUseLetter(): Letter {
  return {
    subject: 'This address already has an account',
    paragraphs: [
      'Someone tried to use this email address for another account. Because it belongs to your account, nothing was changed. You do not need to do anything.',
    ],
  };
}

/** To the address so far. */
export function changeAskedLetter(place: AppPlace, email: string, asked: AddressAsker): Letter {
  const who = asked === 'themselves' ? 'Someone who knows your password' : 'The team that runs your affiliate program';
  return {
    subject: 'Email address change requested',
    paragraphs: [
      `${who} asked to change the email address of your account to ${email}. The change takes effect once the new address is confirmed.`,
      asked === 'themselves' ? ifNotYou : 'If you did not expect this, contact them before the change is confirmed.',
    ],
    action: { label: 'Reset password', url: appAddress(place, 'forgot-password') },
  };
}

/** To the address so far. */
export function addressChangedLetter(email: string): Letter {
  return {
    subject: 'Your email address was changed',
    paragraphs: [
      `You now sign in with ${email}, and account emails go there. This is the last email to this address.`,
      'If this was not you, contact the team that runs your program.',
    ],
  };
}

export function resetLetter(place: AppPlace, token: string): Letter {
  return {
    subject: 'Reset your password',
    paragraphs: [
      'We received a request to reset the password of your account. The link works once and expires in 30 minutes; only the latest link works.',
      'If you did not request this, you can ignore this email. Your password stays the same.',
    ],
    action: { label: 'Reset password', url: appAddress(place, 'reset-password', token) },
  };
}

/** To an address without an account, when somebody asked for a new password with it: they may have meant another of theirs. */
export function noAccountLetter(): Letter {
  return {
    subject: 'No account with this address',
    paragraphs: [
      'We received a request to reset a password for this email address, but no account uses it. If this was you, try a different address.',
      'If this was not you, you can ignore this email.',
    ],
  };
}

export function passwordChangedLetter(place: AppPlace): Letter {
  return {
    subject: 'Your password was changed',
    paragraphs: ['The password of your account was changed. Other devices were signed out.', ifNotYou],
    action: { label: 'Reset password', url: appAddress(place, 'forgot-password') },
  };
}

export function newDeviceLetter(place: AppPlace, source: ActionSource): Letter {
  return {
    subject: 'New sign-in to your account',
    paragraphs: [`${describeSource(source)}.`, `If this was you, you do not need to do anything. ${ifNotYou}`],
    action: { label: 'Review your sessions', url: appAddress(place, 'sessions') },
  };
}

export function stolenSessionLetter(place: AppPlace, source: ActionSource): Letter {
  return {
    subject: 'An old session of your account was used again',
    paragraphs: [
      `An old session token of your account was used again: ${describeSource(source)}.`,
      'The session may have been copied, so we ended it. Sign in again. Nothing else was changed.',
      ifNotYou,
    ],
    action: { label: 'Reset password', url: appAddress(place, 'forgot-password') },
  };
}

/** "Firefox on Linux, from 192.0.2.1, on 2026-03-01 at 12:00 UTC". */
export function describeSource({ device, ip, at }: ActionSource): string {
  return `${device}, from ${ip}, on ${dayAndTime(at)}`;
}

/** "2026-03-01 at 12:00 UTC": nobody's time zone is known here. */
export function dayAndTime(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
}
