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
export type UserView = z.infer<typeof userView>;

/** An answer with the token for the cookie beside it. */
export interface StartedSession {
  readonly session: SessionView;
  readonly refreshToken: string;
}

/** A fresh access token with who it is for. */
export async function sessionOf(user: User, sessionId: string, tokens: AccessTokens): Promise<SessionView> {
  const accessToken = await tokens.issue(user, sessionId);
  return { accessToken, expiresIn: accessTokenSeconds, user: toUserView(user) };
}

export function toUserView({ id, email, role, affiliateId, emailVerifiedAt }: User): UserView {
  return { id, email, emailVerified: emailVerifiedAt !== null, role, affiliateId, permissions: permissionsOf(role) };
}
