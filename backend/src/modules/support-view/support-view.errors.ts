import { DomainError } from '../../kernel/domain-error.js';

export function supportViewReadsOnly(): DomainError {
  return new DomainError(
    'forbidden',
    'support_view_reads_only',
    'The support view is read-only. Only the affiliate can do this.',
  );
}

/** Over by time, by its button, or because who looked may not any more. */
export function supportViewEnded(): DomainError {
  return new DomainError(
    'unauthenticated',
    'support_view_ended',
    'The support view has ended. Start a new one on the affiliate’s page.',
  );
}

export function supportViewCodeUnknown(): DomainError {
  return new DomainError(
    'unauthenticated',
    'support_view_code_unknown',
    'This link was already used or has expired. Start a new view on the affiliate’s page.',
  );
}

export function affiliateToViewNotFound(): DomainError {
  return new DomainError('not_found', 'affiliate_not_found', 'Affiliate not found.');
}
