import { DomainError } from '../../kernel/domain-error.js';

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
