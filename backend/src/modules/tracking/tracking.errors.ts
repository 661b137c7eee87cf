import { DomainError } from '../../kernel/domain-error.js';

export function linkNotFound(): DomainError {
  return new DomainError('not_found', 'link_not_found', 'Link not found.');
}

export function couponNotFound(): DomainError {
  return new DomainError('not_found', 'coupon_not_found', 'Coupon not found.');
}

export function affiliateRequired(): DomainError {
  const message = 'Send affiliateId.';
  return new DomainError('invalid', 'affiliate_required', message, [{ path: 'affiliateId', message }]);
}

export function affiliateNotFound(): DomainError {
  return new DomainError('not_found', 'affiliate_not_found', 'Affiliate not found.');
}

export function notApproved(): DomainError {
  const message = 'The affiliate is not approved in this program.';
  return new DomainError('conflict', 'membership_not_approved', message, [{ path: 'affiliateId', message }]);
}

export function codeTaken(): DomainError {
  const message = 'This code is already in use. Choose another one.';
  return new DomainError('conflict', 'code_taken', message, [{ path: 'code', message }]);
}

/** @param allowed domains that links of the program may lead to */
export function destinationNotProven(allowed: readonly string[]): DomainError {
  const message =
    allowed.length === 0
      ? 'The program has no allowed domains yet, so links cannot be created for it. Ask whoever runs it.'
      : `This address is not on an allowed domain of the program. Allowed: ${allowed.slice(0, 5).join(', ')}.`;
  return new DomainError('unprocessable', 'destination_not_proven', message, [{ path: 'destinationUrl', message }]);
}

/** An operator may allow it, knowingly. */
export function destinationNotConfirmed(): DomainError {
  const message =
    'This address is not on an allowed domain of the program. To use it anyway, confirm it with "allowOtherDomain": true.';
  return new DomainError('unprocessable', 'destination_not_confirmed', message, [{ path: 'destinationUrl', message }]);
}
