import { DomainError } from '../../kernel/domain-error.js';
import type { RefusalOfChange } from './rules/refusal-of-change.js';

export function memberNotFound(): DomainError {
  return new DomainError('not_found', 'team_member_not_found', 'There is no such person in the team.');
}

const refusals: Readonly<Record<RefusalOfChange, { code: string; message: string }>> = {
  own_account: {
    code: 'own_account',
    message: 'Nobody changes the own role, suspends oneself or resets the own second factor. Ask a colleague who may.',
  },
  last_head: {
    code: 'last_owner',
    message: 'This is the only owner who can sign in. Make somebody else an owner first.',
  },
};

export function changeRefused(refusal: RefusalOfChange): DomainError {
  const { code, message } = refusals[refusal];
  return new DomainError('conflict', code, message);
}

/** The person's place is not one that is given and taken: an affiliate's account has one holder. */
export function roleFixed(): DomainError {
  return new DomainError('conflict', 'role_fixed', 'The holder of the account cannot be given another role.');
}

export function alreadyInTeam(): DomainError {
  const message = 'This person is in the team already.';
  return new DomainError('conflict', 'already_in_team', message, [{ path: 'email', message }]);
}

export function alreadyInvited(): DomainError {
  const message = 'This address is invited already. Send that invitation again, or withdraw it first.';
  return new DomainError('conflict', 'already_invited', message, [{ path: 'email', message }]);
}

export function invitationNotFound(): DomainError {
  return new DomainError('not_found', 'invitation_not_found', 'There is no such invitation.');
}

export function invitationOver(): DomainError {
  return new DomainError('conflict', 'invitation_over', 'This invitation was accepted or withdrawn. Invite again.');
}

/** One answer for unknown, used, withdrawn and old links. */
export function invitationUnusable(): DomainError {
  return new DomainError(
    'not_found',
    'invitation_unusable',
    'This invitation was used or withdrawn, or is too old. Ask whoever invited you to send it again.',
  );
}
