import { quotedName } from '../../mail/public.js';
import type { Letter } from '../../mail/public.js';
import { appAddress } from '../accounts/app-address.js';
import type { AppPlace } from '../accounts/app-address.js';
import { dayAndTime, told } from '../accounts/letters.js';
import type { Whence } from '../accounts/letters.js';
import type { FactorKind } from './factor.store.js';

/** What became different about somebody's second factors. */
export type FactorChange =
  | { readonly what: 'added' | 'removed'; readonly kind: FactorKind; readonly name: string }
  | { readonly what: 'codes renewed' };

const kinds: Readonly<Record<FactorKind, string>> = { totp: 'an authenticator app', passkey: 'a passkey' };

export function factorChangedLetter(place: AppPlace, change: FactorChange, whence: Whence): Letter {
  return {
    subject: subjectOf(change),
    paragraphs: [`${happened(change)} It was done by ${told(whence)}.`, ifNotYou(place)],
    action: { label: 'Ask for a new password', url: appAddress(place, 'forgot-password') },
  };
}

/** To somebody whose second factors were taken away by another person. @param by who did it, for people */
export function factorsResetLetter(place: AppPlace, by: string, at: Date): Letter {
  return {
    subject: 'Your second factor was reset',
    paragraphs: [
      `On ${dayAndTime(at)} ${by} removed every second factor and all recovery codes of your account, and ended its sessions.`,
      place.user.affiliateId === null
        ? 'Sign in with your password: you are asked to set up a new second factor before anything else.'
        : 'Sign in with your password and set up a new second factor. Until then your password alone opens your account.',
      `If nobody told you about this, ask for a new password now, then write to ${helper(place)}.`,
    ],
    action: { label: 'Ask for a new password', url: appAddress(place, 'forgot-password') },
  };
}

function subjectOf(change: FactorChange): string {
  if (change.what === 'codes renewed') return 'Your account has new recovery codes';
  return change.what === 'added' ? 'A second factor was added to your account' : 'A second factor was removed';
}

function happened(change: FactorChange): string {
  if (change.what === 'codes renewed') return 'New recovery codes were made; the ones before are good no more.';
  const factor = `${kinds[change.kind]}, ${quotedName(change.name)}`;
  return change.what === 'added'
    ? `Your account has another second factor: ${factor}.`
    : `A second factor of your account was removed: ${factor}.`;
}

/** A new password ends every session, and leaves factors as they are. */
function ifNotYou(place: AppPlace): string {
  return [
    'If that was not you, ask for a new password: it ends every session of your account.',
    'Then sign in, remove each second factor that is not yours, and make new recovery codes.',
    `If you cannot get in, ask ${helper(place)} to reset your second factor.`,
  ].join(' ');
}

function helper({ user }: AppPlace): string {
  return user.affiliateId === null ? 'an owner of your team' : 'whoever runs your program';
}
