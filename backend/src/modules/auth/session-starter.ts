import { Injectable } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { SessionStore } from './session.store.js';
import { sessionOf } from './session.view.js';
import type { StartedSession } from './session.view.js';
import type { User } from './user.store.js';

/** Begins and ends sessions of people who have just proven who they are. */
@Injectable()
export class SessionStarter {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionStore,
  ) {}

  async start(user: User): Promise<StartedSession> {
    const [session, refreshToken] = await Promise.all([sessionOf(user, this.tokens), this.sessions.begin(user.id)]);
    return { session, refreshToken };
  }

  /** Ends every session that the person has begun so far. */
  endAll(userId: string): Promise<void> {
    return this.sessions.endAll(userId);
  }
}
