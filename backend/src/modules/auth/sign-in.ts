import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { PrismaClient } from '../../platform/database.js';
import { AccessTokens, accessTokenSeconds } from './access-tokens.js';
import { signInRefused } from './auth.errors.js';
import { userView } from './credentials.schema.js';
import { passwordMatches } from './passwords.js';
import { SessionStore } from './session.store.js';
import { findUserByEmail } from './user.store.js';
import type { User } from './user.store.js';

export const signInBody = z.strictObject({ email: z.string().min(1).max(254), password: z.string().min(1).max(200) });
export type SignInInput = z.infer<typeof signInBody>;

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

export class SignIn extends Command<StartedSession> {
  constructor(readonly input: SignInInput) {
    super();
  }
}

@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionStore,
  ) {}

  async execute({ input }: SignIn): Promise<StartedSession> {
    const user = await findUserByEmail(this.prisma, input.email);
    if (!(await passwordMatches(input.password, user?.passwordHash)) || !user) throw signInRefused();
    const [session, refreshToken] = await Promise.all([sessionOf(user, this.tokens), this.sessions.begin(user.id)]);
    return { session, refreshToken };
  }
}

/** A fresh access token with who it is for. */
export async function sessionOf({ id, email, role, affiliateId }: User, tokens: AccessTokens): Promise<SessionView> {
  const user = { id, email, role, affiliateId };
  return { accessToken: await tokens.issue(user), expiresIn: accessTokenSeconds, user };
}
