import { DomainError } from '../../kernel/domain-error.js';

export function programNotFound(): DomainError {
  return new DomainError('not_found', 'program_not_found', 'Program not found.');
}

export function effectiveFromPast(): DomainError {
  const message = 'New terms must take effect now or later. Earlier decisions keep their terms.';
  return new DomainError('invalid', 'effective_from_past', message, [{ path: 'effectiveFrom', message }]);
}
