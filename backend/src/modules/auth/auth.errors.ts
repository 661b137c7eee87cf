import { DomainError, RateLimited } from '../../kernel/domain-error.js';

/** No credential, or one that cannot be believed. */
export function unauthenticated(): DomainError {
  return new DomainError(
    'unauthenticated',
    'unauthenticated',
    'Send a valid access token or API key: "Authorization: Bearer …".',
  );
}

/** The access token was good once: refresh it. */
export function tokenExpired(): DomainError {
  return new DomainError(
    'unauthenticated',
    'token_expired',
    'The access token has expired. Get a new one with POST /v1/auth/refresh.',
  );
}

/** Unknown and revoked keys get the same answer. */
export function apiKeyUnknown(): DomainError {
  return new DomainError('unauthenticated', 'api_key_unknown', 'This API key is unknown or was revoked.');
}

/** Unknown and revoked tokens get the same answer. */
export function postbackTokenUnknown(): DomainError {
  return new DomainError('unauthenticated', 'postback_token_unknown', 'The postback token is unknown or revoked.');
}

/** The key was good once; its successor, or a new one, has to be set where it is used. */
export function apiKeyExpired(): DomainError {
  return new DomainError(
    'unauthenticated',
    'api_key_expired',
    'This API key has expired. Use its replacement or create a new one.',
  );
}

/** The key is good, but not from there. */
export function apiKeyAddressRefused(address: string): DomainError {
  const message = `This API key may not be used from ${address}. Add the address to the key's list, or call from one on it.`;
  return new DomainError('forbidden', 'api_key_address_refused', message);
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

export function forbidden(): DomainError {
  return new DomainError('forbidden', 'forbidden', 'You do not have permission to do this.');
}

export function scopeMissing(scope: string): DomainError {
  return new DomainError('forbidden', 'scope_missing', `This API key lacks the scope "${scope}".`);
}

export function emailTaken(): DomainError {
  const message = 'An account with this email address already exists.';
  return new DomainError('conflict', 'email_taken', message, [{ path: 'email', message }]);
}

export function merchantNotFound(): DomainError {
  return new DomainError('not_found', 'merchant_not_found', 'Merchant not found.');
}

export function keyProgramsUnknown(): DomainError {
  const message = 'Some of these programs do not belong to this merchant.';
  return new DomainError('unprocessable', 'key_programs_unknown', message, [{ path: 'programIds', message }]);
}

export function keyExpiryPast(): DomainError {
  const message = 'The expiry must be in the future.';
  return new DomainError('unprocessable', 'key_expiry_past', message, [{ path: 'expiresAt', message }]);
}

/** Revoked, expired, or already followed by another key. */
export function apiKeyNotRotatable(why: 'ended' | 'rotated'): DomainError {
  const message =
    why === 'ended'
      ? 'This API key has expired or was revoked. Create a new one.'
      : 'This API key was already rotated. Rotate its replacement instead.';
  return new DomainError('conflict', why === 'ended' ? 'api_key_ended' : 'api_key_already_rotated', message);
}

export function apiKeyNotFound(): DomainError {
  return new DomainError('not_found', 'api_key_not_found', 'API key not found.');
}
