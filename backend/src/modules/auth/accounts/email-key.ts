import { createHash } from 'node:crypto';

/**
 * An e-mail address as all accounts, throttles and limits compare it: without blanks around it, composed (NFC), and in small
 * letters of ASCII only. PostgreSQL's `lower(… collate "C")` folds the same letters; any other folding differs between the
 * two (`İ` is `i` for one and `i̇` for the other), so that one account would have several counters.
 */
export function emailKey(typed: string): string {
  return typed
    .trim()
    .normalize('NFC')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * What tries and failures are counted under: the account that was found, or the address that was typed when there is none. A
 * hash, so that Redis holds no addresses.
 */
export function accountKey(email: string, found?: { readonly id: string }): string {
  const named = found ? `user ${found.id}` : `address ${emailKey(email)}`;
  return createHash('sha256').update(named).digest('base64url').slice(0, 22);
}
