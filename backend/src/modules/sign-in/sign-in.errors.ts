import { DomainError } from '../../kernel/domain-error.js';

/** One answer for unknown address and wrong password, so that nobody can find out who has an account. */
export function signInRefused(withCode = false): DomainError {
  const what = withCode ? 'The email address, password or code' : 'The email address or the password';
  return new DomainError('unauthenticated', 'sign_in_refused', `${what} is wrong.`);
}
