import { createHash } from 'node:crypto';
import { emailKey } from '../../kernel/email-key.js';

/**
 * What tries and failures are counted under: the account that was found, or the address that was typed when there is none. A
 * hash, so that Redis holds no addresses.
 */
export function accountKey(email: string, found?: { readonly id: string }): string {
  const named = found ? `user ${found.id}` : `address ${emailKey(email)}`;
  return createHash('sha256').update(named).digest('base64url').slice(0, 22);
}
