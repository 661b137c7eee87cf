import { DomainError } from '../../kernel/domain-error.js';

/** One answer for a wrong code, an old one, one that was used, and one that cannot be a code at all. */
export function codeRefused(): DomainError {
  const message = 'The code is wrong or was already used. Wait for the next one, or use a recovery code.';
  return new DomainError('unprocessable', 'factor_refused', message, [{ path: 'code', message }]);
}

/** The passkey is not this person's, its challenge is over, or its signature is wrong. */
export function passkeyRefused(): DomainError {
  return new DomainError('unprocessable', 'factor_refused', 'The passkey was not accepted. Try again.');
}

export function passkeyKnown(): DomainError {
  return new DomainError('conflict', 'passkey_known', 'This passkey is already set up.');
}

/** Nobody began, or more than ten minutes ago. */
export function setUpOver(): DomainError {
  return new DomainError('unprocessable', 'factor_set_up_over', 'The set-up expired. Start again.');
}

export function tooManyFactors(): DomainError {
  return new DomainError(
    'conflict',
    'too_many_factors',
    'You can have at most ten verification methods. Remove one first.',
  );
}

export function factorNotFound(): DomainError {
  return new DomainError('not_found', 'factor_not_found', 'Authentication factor not found.');
}

/** Without any, nobody of the operator gets in again. */
export function lastFactor(): DomainError {
  return new DomainError(
    'conflict',
    'last_factor',
    'Your role requires two-step verification. Add another method before you remove this one.',
  );
}
