import { DomainError } from '../../kernel/domain-error.js';
import type { RefusalOfChange } from './rules/refusal-of-change.js';

export function memberNotFound(): DomainError {
  return new DomainError('not_found', 'team_member_not_found', 'Team member not found.');
}

const refusals: Readonly<Record<RefusalOfChange, { code: string; message: string }>> = {
  own_account: {
    code: 'own_account',
    message:
      'You cannot change your own role, suspend yourself or reset your own two-step verification. Ask a colleague.',
  },
  last_head: {
    code: 'last_owner',
    message: 'This is the only active owner. Make someone else an owner first.',
  },
};

export function changeRefused(refusal: RefusalOfChange): DomainError {
  const { code, message } = refusals[refusal];
  return new DomainError('conflict', code, message);
}

/** The person's place is not one that is given and taken: an affiliate's account has one holder. */
export function roleFixed(): DomainError {
  return new DomainError('conflict', 'role_fixed', 'The account owner’s role cannot be changed.');
}

export function alreadyInTeam(): DomainError {
  const message = 'This person is already in the team.';
  return new DomainError('conflict', 'already_in_team', message, [{ path: 'email', message }]);
}

export function alreadyHasHolder(): DomainError {
  return new DomainError('conflict', 'already_in_team', 'Someone signs in for this affiliate already.');
}

export function alreadyInvited(): DomainError {
  const message = 'This address is already invited. Resend the invitation or revoke it first.';
  return new DomainError('conflict', 'already_invited', message, [{ path: 'email', message }]);
}

export function invitationNotFound(): DomainError {
  return new DomainError('not_found', 'invitation_not_found', 'Invitation not found.');
}

export function invitationOver(): DomainError {
  return new DomainError('conflict', 'invitation_over', 'This invitation was accepted or revoked. Send a new one.');
}

/** One answer for unknown, used, withdrawn and old links. */
export function invitationUnusable(): DomainError {
  return new DomainError(
    'not_found',
    'invitation_unusable',
    'This invitation was already used, was revoked, or has expired. Ask the person who invited you to send it again.',
  );
}
