import { DomainError } from '../../kernel/domain-error.js';

export function viewNotFound(): DomainError {
  return new DomainError('not_found', 'view_not_found', 'View not found.');
}

export function viewNameTaken(): DomainError {
  return new DomainError('conflict', 'view_name_taken', 'You already have a view with this name. Choose another name.');
}

export function viewLimitReached(most: number): DomainError {
  const message = `You already have ${most} views of this list. Delete one first.`;
  return new DomainError('conflict', 'view_limit_reached', message);
}

export function listForbidden(): DomainError {
  return new DomainError('forbidden', 'forbidden', 'Your role may not open this list.');
}
