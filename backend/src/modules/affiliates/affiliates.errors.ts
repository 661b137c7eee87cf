import { DomainError } from '../../kernel/domain-error.js';

export function affiliateNotFound(): DomainError {
  return new DomainError('not_found', 'affiliate_not_found', 'Affiliate not found.');
}

export function memberNotFound(): DomainError {
  return new DomainError('not_found', 'member_not_found', 'This affiliate is not in this program.');
}

export function alreadyMember(): DomainError {
  return new DomainError(
    'conflict',
    'already_member',
    'This affiliate is already in this program. Change its status instead.',
  );
}

export function affiliateEmailTaken(): DomainError {
  const message = 'An affiliate with this email address already exists.';
  return new DomainError('conflict', 'email_taken', message, [{ path: 'email', message }]);
}
