import { DomainError, RateLimited } from '../../kernel/domain-error.js';

/** Too many failures from this place; the same whether or not there is such an account. */
export function tooManyAttempts(waitSeconds: number): DomainError {
  const wait = waitSeconds < 90 ? `${waitSeconds} seconds` : `${Math.ceil(waitSeconds / 60)} minutes`;
  const message = `Too many attempts. Wait ${wait}, then try again.`;
  return new RateLimited('too_many_attempts', message, waitSeconds);
}

/** Not 401: the caller is signed in, only the form is wrong. @param field that it was typed into */
export function passwordWrong(field: string): DomainError {
  const message = field === 'currentPassword' ? 'The current password is wrong.' : 'The password is wrong.';
  return new DomainError('unprocessable', 'password_wrong', message, [{ path: field, message }]);
}

export function passwordTooCommon(field: string): DomainError {
  const message = 'This password is too easy to guess: it is common, or made of your address. Choose another one.';
  return new DomainError('unprocessable', 'password_too_common', message, [{ path: field, message }]);
}

/** Used, replaced, too old and made up get the same answer. */
export function linkUnusable(): DomainError {
  const message = 'This link was already used, was replaced by a newer one, or has expired. Request a new link.';
  return new DomainError('unprocessable', 'link_unusable', message);
}

export function sessionsUnavailable(): DomainError {
  return new DomainError(
    'unavailable',
    'sessions_unavailable',
    'Sign-in is not available right now. Try again in a moment.',
  );
}

export function emailTaken(): DomainError {
  const message = 'An account with this email address already exists.';
  return new DomainError('conflict', 'email_taken', message, [{ path: 'email', message }]);
}
