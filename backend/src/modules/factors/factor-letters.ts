import { quotedName } from '../mail/public.js';
import type { Letter } from '../mail/public.js';
import { appAddress, dayAndTime, describeSource } from '../identity/public.js';
import type { AppPlace, ActionSource } from '../identity/public.js';
import type { FactorKind } from '../sessions/public.js';

/** What became different about somebody's second factors. */
export type FactorChange =
  | { readonly what: 'added' | 'removed'; readonly kind: FactorKind; readonly name: string }
  | { readonly what: 'codes renewed' };

const kinds: Readonly<Record<FactorKind, string>> = { totp: 'An authenticator app', passkey: 'A passkey' };

export function factorChangedLetter(place: AppPlace, change: FactorChange, source: ActionSource): Letter {
  return {
    subject: subjectOf(change),
    paragraphs: [`${happened(change)} The change was made from ${describeSource(source)}.`, ifNotYou(place)],
    action: { label: 'Reset password', url: appAddress(place, 'forgot-password') },
  };
}

/** To somebody whose second factors were taken away by another person. @param by who did it, for people */
export function factorsResetLetter(place: AppPlace, by: string, at: Date): Letter {
  return {
    subject: 'Your two-step verification was reset',
    paragraphs: [
      `On ${dayAndTime(at)} ${by} reset two-step verification for your account, removed its recovery codes and signed you out on all devices.`,
      place.user.affiliateId === null
        ? 'Sign in with your password to set up two-step verification again.'
        : 'Sign in with your password and set up two-step verification again. Until then, only your password protects your account.',
      `If you did not expect this, reset your password now and contact ${helper(place)}.`,
    ],
    action: { label: 'Reset password', url: appAddress(place, 'forgot-password') },
  };
}

function subjectOf(change: FactorChange): string {
  if (change.what === 'codes renewed') return 'Your account has new recovery codes';
  return change.what === 'added' ? 'Two-step verification: method added' : 'Two-step verification: method removed';
}

function happened(change: FactorChange): string {
  if (change.what === 'codes renewed') return 'New recovery codes were created. Your previous codes no longer work.';
  const factor = `${kinds[change.kind]}, ${quotedName(change.name)}`;
  return change.what === 'added'
    ? `${factor} was added to your account for two-step verification.`
    : `${factor} was removed from two-step verification.`;
}

/** A new password ends every session, and leaves factors as they are. */
function ifNotYou(place: AppPlace): string {
  return [
    'If this was not you, reset your password. This signs you out on all devices.',
    'Then sign in, remove any verification method that is not yours, and create new recovery codes.',
    `If you cannot sign in, ask ${helper(place)} to reset two-step verification.`,
  ].join(' ');
}

function helper({ user }: AppPlace): string {
  return user.affiliateId === null ? 'an owner of your team' : 'the team that runs your program';
}
