import { z } from 'zod';
import { accessTokenSeconds } from './access-tokens.js';
import type { AccessTokens } from './access-tokens.js';
import { userView } from './credentials.schema.js';
import { permissionsOf } from './permissions.js';
import type { User } from './user.store.js';

/** What a person gets on signing in and on refreshing; the refresh token itself travels in a cookie. */
export const sessionView = z.object({
  accessToken: z.string(),
  /** Seconds. */
  expiresIn: z.int(),
  user: userView,
});
export type SessionView = z.infer<typeof sessionView>;

/** An answer with the token for the cookie beside it. */
export interface StartedSession {
  readonly session: SessionView;
  readonly refreshToken: string;
}

/** A fresh access token with who it is for. */
export async function sessionOf({ id, email, role, affiliateId }: User, tokens: AccessTokens): Promise<SessionView> {
  const user = { id, email, role, affiliateId };
  const accessToken = await tokens.issue(user);
  return { accessToken, expiresIn: accessTokenSeconds, user: { ...user, permissions: permissionsOf(role) } };
}
