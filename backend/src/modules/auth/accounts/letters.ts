import type { Letter } from '../../mail/public.js';
import { appAddress } from './app-address.js';
import type { AppPlace } from './app-address.js';

/** Where somebody acted from, for people. */
export interface Whence {
  readonly device: string;
  readonly ip: string;
  readonly at: Date;
}

const ifNotYou = 'If that was not you, ask for a new password: it ends every session of your account.';

export function verifyLetter(place: AppPlace, token: string): Letter {
  return {
    subject: 'Confirm your e-mail address',
    paragraphs: ['Please confirm that this address is yours. The link is good once, for 24 hours.'],
    action: { label: 'Confirm address', url: appAddress(place, 'verify-email', token) },
  };
}

/** To the new address. */
export function changeAddressLetter(place: AppPlace, token: string): Letter {
  return {
    subject: 'Confirm your new e-mail address',
    paragraphs: [
      'You asked to sign in with this address from now on. It counts once you confirm it; the link is good once, for 24 hours.',
      'If you did not ask for this, nothing happens as long as you leave the link alone.',
    ],
    action: { label: 'Confirm new address', url: appAddress(place, 'verify-email', token) },
  };
}

/** To an address that somebody wants to change to, and that has an account already: nobody else is to learn that. */
export function addressInUseLetter(): Letter {
  return {
    subject: 'This address has an account already',
    paragraphs: [
      'Somebody asked to use this address for another account. It belongs to yours, so nothing was changed and nothing needs doing.',
    ],
  };
}

/** To the address so far. */
export function changeAskedLetter(place: AppPlace, email: string): Letter {
  return {
    subject: 'Another e-mail address was asked for',
    paragraphs: [
      `Somebody who knows your password asked to sign in to your account with ${email} from now on. It counts once it is confirmed there.`,
      ifNotYou,
    ],
    action: { label: 'Ask for a new password', url: appAddress(place, 'forgot-password') },
  };
}

/** To the address so far. */
export function addressChangedLetter(email: string): Letter {
  return {
    subject: 'Your e-mail address was changed',
    paragraphs: [
      `Your account is signed in to with ${email} now, and letters go there. This is the last one to this address.`,
      'If that was not you, write to whoever runs your program.',
    ],
  };
}

export function resetLetter(place: AppPlace, token: string): Letter {
  return {
    subject: 'Set a new password',
    paragraphs: [
      'Somebody asked for a new password for your account. The link is good once, for 30 minutes, and only the newest one works.',
      'If that was not you, leave the link alone: your password stays as it is.',
    ],
    action: { label: 'Set a new password', url: appAddress(place, 'reset-password', token) },
  };
}

/** To an address without an account, when somebody asked for a new password with it: they may have meant another of theirs. */
export function noAccountLetter(): Letter {
  return {
    subject: 'No account has this address',
    paragraphs: [
      'Somebody asked for a new password with this address, and no account has it. If that was you, try another address of yours.',
      'If it was not you, nothing needs doing.',
    ],
  };
}

export function passwordChangedLetter(place: AppPlace): Letter {
  return {
    subject: 'Your password was changed',
    paragraphs: ['The password of your account was changed, and its other sessions have ended.', ifNotYou],
    action: { label: 'Ask for a new password', url: appAddress(place, 'forgot-password') },
  };
}

export function newDeviceLetter(place: AppPlace, whence: Whence): Letter {
  return {
    subject: 'Your account was signed in to on a new device',
    paragraphs: [`${told(whence)}.`, `If it was you, nothing needs doing. ${ifNotYou}`],
    action: { label: 'See where you are signed in', url: appAddress(place, 'sessions') },
  };
}

export function stolenSessionLetter(place: AppPlace, whence: Whence): Letter {
  return {
    subject: 'Somebody used an old session of yours',
    paragraphs: [
      `A key of your session that was used before was used again: ${told(whence)}.`,
      'It may have been copied, so the session has ended for everybody who had it. Sign in again; nothing else was changed.',
      ifNotYou,
    ],
    action: { label: 'Ask for a new password', url: appAddress(place, 'forgot-password') },
  };
}

/** "Firefox on Linux, from 192.0.2.1, on 2026-03-01 at 12:00 UTC". */
export function told({ device, ip, at }: Whence): string {
  return `${device}, from ${ip}, on ${dayAndTime(at)}`;
}

/** "2026-03-01 at 12:00 UTC": nobody's time zone is known here. */
export function dayAndTime(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
}
