import { DomainError } from '../../../kernel/domain-error.js';

export function supportViewReadsOnly(): DomainError {
  return new DomainError(
    'forbidden',
    'support_view_reads_only',
    'In a support view nothing can be changed. The affiliate has to do this.',
  );
}

/** Over by time, by its button, or because who looked may not any more. */
export function supportViewEnded(): DomainError {
  return new DomainError(
    'unauthenticated',
    'support_view_ended',
    'The support view has ended. Start another one on the affiliate’s page.',
  );
}

export function supportViewCodeUnknown(): DomainError {
  return new DomainError(
    'unauthenticated',
    'support_view_code_unknown',
    'This way in was used already or is too old. Start another view on the affiliate’s page.',
  );
}

export function affiliateToViewNotFound(): DomainError {
  return new DomainError('not_found', 'affiliate_not_found', 'There is no such affiliate.');
}
