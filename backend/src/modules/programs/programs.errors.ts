import { DomainError } from '../../kernel/domain-error.js';

export function merchantNotFound(): DomainError {
  return new DomainError('not_found', 'merchant_not_found', 'Merchant not found.');
}
