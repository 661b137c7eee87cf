import type { ApiKey } from '@tributary/frontend-shared/api/generated/schema';

export type KeyState = 'active' | 'ending' | 'expired' | 'revoked';

/**
 * Whether a key is good, at a moment in Unix milliseconds. One that another takes over from is `ending`.
 * @param replaced ids of the keys that have a successor
 */
export function keyState(
  key: Pick<ApiKey, 'id' | 'expiresAt' | 'revokedAt'>,
  now: number,
  replaced: ReadonlySet<string>,
): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  if (key.expiresAt !== null && Date.parse(key.expiresAt) <= now) return 'expired';
  return replaced.has(key.id) ? 'ending' : 'active';
}
