import { z } from 'zod';
import { userView } from '../identity/public.js';
import { factorKinds } from './factor-kinds.store.js';
import { stages } from '../access/public.js';

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
sessionView.register(z.globalRegistry, { id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;

/** An answer with the token for the cookie beside it. */
export interface StartedSession {
  readonly session: SessionView;
  readonly refreshToken: string;
  /** How long the cookie may live: as long as the session may rest, and not beyond its end. */
  readonly cookieSeconds: number;
}
