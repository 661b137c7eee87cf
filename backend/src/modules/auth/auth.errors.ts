import { DomainError, RateLimited } from '../../kernel/domain-error.js';

/** The access token was good once: refresh it. */
export function tokenExpired(): DomainError {
  return new DomainError(
    'unauthenticated',
    'token_expired',
    'The access token has expired. Get a new one with POST /v1/auth/refresh.',
  );
}

/** One answer for unknown address and wrong password, so that nobody can find out who has an account. */
export function signInRefused(withCode = false): DomainError {
  const what = withCode ? 'The email address, password or code' : 'The email address or the password';
  return new DomainError('unauthenticated', 'sign_in_refused', `${what} is wrong.`);
}

/** Too many failures from this place; the same whether or not there is such an account. */
export function tooManyAttempts(waitSeconds: number): DomainError {
  const wait = waitSeconds < 90 ? `${waitSeconds} seconds` : `${Math.ceil(waitSeconds / 60)} minutes`;
  const message = `Too many attempts. Wait ${wait}, then try again.`;
  return new RateLimited('too_many_attempts', message, waitSeconds);
}

/** The refresh cookie is missing, ended, or was used before. */
export function sessionEnded(): DomainError {
  return new DomainError('unauthenticated', 'session_ended', 'The session has ended. Sign in again.');
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

/** A cookie counts only for our own pages. */
export function crossSiteRequest(): DomainError {
  return new DomainError('forbidden', 'cross_site_request', 'Pages of other origins may not use this session.');
}

export function sessionNotFound(): DomainError {
  return new DomainError('not_found', 'session_not_found', 'Session not found, or it has ended.');
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
