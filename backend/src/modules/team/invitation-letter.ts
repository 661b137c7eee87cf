import type { Role } from '../../platform/actor.js';
import { quotedName } from '../mail/public.js';
import type { Letter } from '../mail/public.js';

/** What the letter tells whoever is invited. */
export interface InvitationNews {
  readonly role: Role;
  /** Whose account it is; undefined for the operator's team. */
  readonly affiliateName: string | undefined;
  readonly url: string;
  /** The address belongs to an account of another team, which only its reader may learn. */
  readonly taken: boolean;
}

const roleWords: Readonly<Record<Role, string>> = {
  owner: 'owner',
  program_manager: 'program manager',
  finance: 'finance',
  fraud_analyst: 'fraud analyst',
  support: 'support',
  auditor: 'auditor',
  affiliate: 'affiliate',
  affiliate_manager: 'manager',
  affiliate_viewer: 'viewer',
};

export function invitationLetter({ role, affiliateName, url, taken }: InvitationNews): Letter {
  if (role === 'affiliate') return holderLetter({ affiliateName, url, taken });
  const team =
    affiliateName === undefined
      ? 'the team that runs the affiliate programs'
      : `the team of ${quotedName(affiliateName)}`;
  const subject = 'You are invited to Tributary';
  const asked = `You are invited to ${team}, as ${roleWords[role]}.`;
  if (taken) {
    const why = 'This email address already belongs to another account. An address can only be in one team.';
    return { subject, paragraphs: [asked, why, 'To accept, ask for an invitation to a different email address.'] };
  }
  const paragraphs = [
    asked,
    'The link below is for you only. It works once and expires in 7 days.',
    'If you did not expect this invitation, you can ignore this email.',
  ];
  return { subject, paragraphs, action: { label: 'Accept invitation', url } };
}

/** To who is to hold an affiliate's account. */
function holderLetter({ affiliateName, url, taken }: Omit<InvitationNews, 'role'>): Letter {
  const subject = 'You are invited to Tributary';
  const asked = `An affiliate account was created for you${affiliateName === undefined ? '' : ` as ${quotedName(affiliateName)}`}.`;
  if (taken) {
    const why = 'This email address already belongs to another account. An address can only be used once.';
    return { subject, paragraphs: [asked, why, 'Ask whoever runs the program to use a different email address.'] };
  }
  const paragraphs = [
    asked,
    'Open the link below and create a password to sign in. The link works once and expires in 7 days.',
    'If you did not expect this invitation, you can ignore this email.',
  ];
  return { subject, paragraphs, action: { label: 'Create password', url } };
}
