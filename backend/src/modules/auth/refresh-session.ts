import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { PrismaClient } from '../../platform/database.js';
import { AccessTokens } from './access-tokens.js';
import { sessionEnded } from './auth.errors.js';
import { SessionStore } from './session.store.js';
import { sessionOf } from './session.view.js';
import type { StartedSession } from './session.view.js';
import { findUser } from './user.store.js';

/** Trades a refresh token, which is good once, for a new one and an access token. */
export class RefreshSession extends Command<StartedSession> {
  constructor(readonly refreshToken: string | undefined) {
    super();
  }
}

@CommandHandler(RefreshSession)
export class RefreshSessionHandler implements ICommandHandler<RefreshSession> {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionStore,
  ) {}

  async execute({ refreshToken }: RefreshSession): Promise<StartedSession> {
    if (refreshToken === undefined) throw sessionEnded();
    const rotated = await this.sessions.rotate(refreshToken);
    // Read again each time, so that a changed role or a removed account counts within one access token's life.
    const user = await findUser(this.prisma, rotated.userId);
    if (!user) throw sessionEnded();
    return { session: await sessionOf(user, this.tokens), refreshToken: rotated.token };
  }
}
