import { DomainError } from '../../kernel/domain-error.js';

export function alertNotFound(): DomainError {
  return new DomainError('not_found', 'alert_not_found', 'There is no such alert.');
}

export function alertResolved(): DomainError {
  return new DomainError('conflict', 'alert_resolved', 'Somebody has resolved this alert already. Load it again.');
}
