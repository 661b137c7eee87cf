import { z } from 'zod';
import { userView } from './credentials.schema.js';
import { factorKinds } from './factors/factor.store.js';
import { permissionsOf } from './permissions.js';
import { stages } from './rules/session-stage.js';
import type { User } from './user.store.js';

/** What a person gets on signing in and on refreshing; the refresh token itself travels in a cookie. */
export const sessionView = z.object({
  accessToken: z.string(),
  /** Seconds. */
  expiresIn: z.int(),
  user: userView,
  /** `factor`: give a second factor next; `enrol`: set one up next. Nothing else is open before. */
  stage: z.enum(stages),
  /** What kinds of second factor the person has. */
  factors: z.array(z.enum(factorKinds)),
});
export type SessionView = z.infer<typeof sessionView>;
export type UserView = z.infer<typeof userView>;

/** An answer with the token for the cookie beside it. */
export interface StartedSession {
  readonly session: SessionView;
  readonly refreshToken: string;
}

export function toUserView({ id, email, role, affiliateId, emailVerifiedAt }: User): UserView {
  return { id, email, emailVerified: emailVerifiedAt !== null, role, affiliateId, permissions: permissionsOf(role) };
}
