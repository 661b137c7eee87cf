import { DomainError } from '../../kernel/domain-error.js';

export function affiliateNotFound(): DomainError {
  return new DomainError('not_found', 'affiliate_not_found', 'There is no such affiliate.');
}

export function memberNotFound(): DomainError {
  return new DomainError('not_found', 'member_not_found', 'This affiliate is not in this program.');
}

export function alreadyMember(): DomainError {
  return new DomainError(
    'conflict',
    'already_member',
    'This affiliate is in this program already. Change its status instead.',
  );
}

export function affiliateEmailTaken(): DomainError {
  const message = 'There is already an affiliate with this e-mail address.';
  return new DomainError('conflict', 'email_taken', message, [{ path: 'email', message }]);
}
