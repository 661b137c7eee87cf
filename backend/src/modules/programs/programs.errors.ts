import { DomainError } from '../../kernel/domain-error.js';

export function merchantNotFound(): DomainError {
  return new DomainError('not_found', 'merchant_not_found', 'There is no such merchant.');
}

export function programNotFound(): DomainError {
  return new DomainError('not_found', 'program_not_found', 'There is no such program.');
}

export function effectiveFromPast(): DomainError {
  const message = 'New terms count from now or later: decisions that were made keep theirs.';
  return new DomainError('invalid', 'effective_from_past', message, [{ path: 'effectiveFrom', message }]);
}
