import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { sessionEnded, tokenExpired } from './sessions.errors.js';
import type { TokenSession, UserActor, SessionVerifier } from '../access/public.js';
import { sessionIdOf } from './refresh-tokens.js';
import { findPersonOf } from './revocation.store.js';

/** Whether a session is still open, by PostgreSQL and not by what its access token says. */
@Injectable()
export class OpenSessions implements SessionVerifier {
  constructor(private readonly db: Database) {}

  /** @throws DomainError `session_ended` also for who is suspended; `token_expired` when the role is another one by now */
  async assert({ userId, role }: UserActor, { id, epoch }: TokenSession): Promise<void> {
    const person = await findPersonOf(this.db, { userId, sessionId: sessionIdOf(id), epoch });
    if (!person) throw sessionEnded();
    if (person.role !== role) throw tokenExpired();
  }
}
