import { createHash, createHmac, randomBytes } from 'node:crypto';
import { secretHash } from '../../platform/secret-hash.js';

/**
 * How long the token that was just replaced still gives its successor, in seconds. A page that is loaded again while its
 * refresh is under way, or an answer that is lost on the way, shows it once more; see ADR 0035.
 */
export const graceSeconds = 20;

/** Refresh tokens are `<family>.<secret>`: one family per session. */
export function newFamily(): string {
  return randomBytes(16).toString('base64url');
}

export function firstToken(family: string): string {
  return `${family}.${randomBytes(32).toString('base64url')}`;
}

/** What goes into the next token besides the one shown. Kept in the family, where it opens nothing without that token. */
export function newSeed(): string {
  return randomBytes(32).toString('base64url');
}

/** The token that follows: the same one each time, so that it need not be kept to be given again. */
export function nextToken(shown: string, seed: string): string {
  return `${familyOf(shown)}.${createHmac('sha256', Buffer.from(seed, 'base64url')).update(shown).digest('base64url')}`;
}

/** The empty text for what is no token. */
export function familyOf(token: string): string {
  return token.length > 200 ? '' : (token.split('.')[0] ?? '');
}

/** What a session is called before people. A token with the family's name alone would end the family, so that is not shown. */
export function sessionIdOf(family: string): string {
  return createHash('sha256').update(family).digest('base64url').slice(0, 22);
}

export function tokenHash(token: string): string {
  return secretHash(token).toString('hex');
}
