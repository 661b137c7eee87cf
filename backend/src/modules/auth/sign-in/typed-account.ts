import { createHash } from 'node:crypto';

/** What Redis knows an account by: a hash of the address as it was typed, the same in any case and whether or not there is such an account. */
export function typedAccount(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('base64url').slice(0, 22);
}
