import { DomainError } from '../../kernel/domain-error.js';

export function jobNotFound(): DomainError {
  return new DomainError('not_found', 'job_not_found', 'Job not found.');
}

export function jobNotDead(): DomainError {
  return new DomainError('conflict', 'job_not_dead', 'Only a dead job can be replayed. Reload it.');
}

export function jobForgotten(): DomainError {
  return new DomainError(
    'conflict',
    'job_not_replayable',
    'This job cannot be replayed: its content was deleted when it failed for the last time.',
  );
}
