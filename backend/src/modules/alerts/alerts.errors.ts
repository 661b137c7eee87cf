import { DomainError } from '../../kernel/domain-error.js';

export function alertNotFound(): DomainError {
  return new DomainError('not_found', 'alert_not_found', 'Alert not found.');
}

export function alertResolved(): DomainError {
  return new DomainError('conflict', 'alert_resolved', 'This alert was already resolved. Reload it.');
}
