import { DomainError } from '../../kernel/domain-error.js';

/** No credential, or one that cannot be believed. */
export function unauthenticated(): DomainError {
  return new DomainError(
    'unauthenticated',
    'unauthenticated',
    'Send a valid access token or API key: "Authorization: Bearer …".',
  );
}

export function forbidden(): DomainError {
  return new DomainError('forbidden', 'forbidden', 'You do not have permission to do this.');
}

export function scopeMissing(scope: string): DomainError {
  return new DomainError('forbidden', 'scope_missing', `This API key lacks the scope "${scope}".`);
}

/** Signed in with the password alone, and has a second factor. */
export function factorRequired(): DomainError {
  return new DomainError(
    'forbidden',
    'factor_required',
    'Two-step verification is required: send a code to POST /v1/auth/factor, or a passkey to POST /v1/auth/factor/passkey.',
  );
}

/** The role demands a second factor, and there is none yet. */
export function factorEnrolmentRequired(): DomainError {
  return new DomainError(
    'forbidden',
    'factor_enrolment_required',
    'Your role requires two-step verification. Set it up first: POST /v1/auth/factors/totp or POST /v1/auth/factors/passkeys.',
  );
}

export function stepUpRequired(hasFactor: boolean): DomainError {
  const how = hasFactor ? 'Verify again with POST /v1/auth/factor' : 'Verify again with POST /v1/auth/factor/password';
  return new DomainError(
    'forbidden',
    'step_up_required',
    `This action requires verification within the last five minutes. ${how}.`,
  );
}
