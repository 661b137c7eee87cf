import { DomainError } from '../../kernel/domain-error.js';

/** The access token was good once: refresh it. */
export function tokenExpired(): DomainError {
  return new DomainError(
    'unauthenticated',
    'token_expired',
    'The access token has expired. Get a new one with POST /v1/auth/refresh.',
  );
}

/** The refresh cookie is missing, ended, or was used before. */
export function sessionEnded(): DomainError {
  return new DomainError('unauthenticated', 'session_ended', 'The session has ended. Sign in again.');
}

/** A cookie counts only for our own pages. */
export function crossSiteRequest(): DomainError {
  return new DomainError('forbidden', 'cross_site_request', 'Pages of other origins may not use this session.');
}

export function sessionNotFound(): DomainError {
  return new DomainError('not_found', 'session_not_found', 'Session not found, or it has ended.');
}
