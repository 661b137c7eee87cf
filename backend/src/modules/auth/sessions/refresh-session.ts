import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Origin } from '../../../platform/audit-trail.js';
import { PrismaClient } from '../../../platform/database.js';
import { findUser } from '../accounts/user.store.js';
import { sessionEnded } from '../auth.errors.js';
import { ReusedSessions } from './reused-sessions.js';
import { SessionViews } from './session-views.js';
import { SessionStore } from './session.store.js';
import type { StartedSession } from './session.view.js';

/** Trades a refresh token, which is good once, for a new one and an access token. */
export class RefreshSession extends Command<StartedSession> {
  constructor(
    readonly refreshToken: string | undefined,
    readonly origin: Origin,
  ) {
    super();
  }
}

@CommandHandler(RefreshSession)
export class RefreshSessionHandler implements ICommandHandler<RefreshSession> {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly views: SessionViews,
    private readonly sessions: SessionStore,
    private readonly reused: ReusedSessions,
  ) {}

  /** @throws DomainError `session_ended`, also when the token was used before: then its family ended, and its owner is told */
  async execute({ refreshToken, origin }: RefreshSession): Promise<StartedSession> {
    if (refreshToken === undefined) throw sessionEnded();
    const rotated = await this.sessions.rotate(refreshToken, origin);
    // Read again each time, so that a changed role or a removed account counts within one access token's life.
    const user = await findUser(this.prisma, rotated.userId);
    if (user && rotated.reused) await this.reused.report(user, origin);
    if (!user || rotated.reused) throw sessionEnded();
    const session = await this.views.of(user, rotated.family, rotated.proof);
    return { session, refreshToken: rotated.token };
  }
}
