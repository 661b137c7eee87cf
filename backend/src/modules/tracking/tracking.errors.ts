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

export function destinationNotProven(): DomainError {
  const message = "The page is not on one of the program's domains.";
  return new DomainError('unprocessable', 'destination_not_proven', message, [{ path: 'destinationUrl', message }]);
}
