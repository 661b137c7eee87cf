import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { PrismaClient } from '../../platform/database.js';
import { AccessTokens } from './access-tokens.js';
import { signInRefused } from './auth.errors.js';
import { passwordMatches } from './passwords.js';
import { SessionStore } from './session.store.js';
import { sessionOf } from './session.view.js';
import type { StartedSession } from './session.view.js';
import { findUserByEmail } from './user.store.js';

export const signInBody = z.strictObject({ email: z.string().min(1).max(254), password: z.string().min(1).max(200) });
export type SignInInput = z.infer<typeof signInBody>;

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
