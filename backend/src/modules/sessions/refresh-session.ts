import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Origin } from '../../platform/audit-trail.js';
import { sessionEnded } from './sessions.errors.js';
import { ReusedSessions } from './reused-sessions.js';
import { SessionViews } from './session-views.js';
import { SessionStore } from './session.store.js';
import type { StartedSession } from './session.view.js';

/**
 * Trades a refresh token, which is good once, for a new one and an access token. Asked again within `graceSeconds`, because the
 * answer was lost or the page was loaded anew, it gives the same one.
 */
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
    private readonly views: SessionViews,
    private readonly sessions: SessionStore,
    private readonly reused: ReusedSessions,
  ) {}

  /** @throws DomainError `session_ended`, also when the token was used before: then its family ended, and its owner is told */
  async execute({ refreshToken, origin }: RefreshSession): Promise<StartedSession> {
    if (refreshToken === undefined) throw sessionEnded();
    // The person is read again each time, so that a changed role counts within one access token's life.
    const { live, ...rotated } = await this.sessions.rotate(refreshToken, origin);
    if (rotated.reused) {
      await this.reused.report(live, origin);
      throw sessionEnded();
    }
    const cookieSeconds = this.sessions.restSeconds(live);
    return { session: await this.views.of(live), refreshToken: rotated.token, cookieSeconds };
  }
}
