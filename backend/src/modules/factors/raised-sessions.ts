import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/transaction.js';
import type { User } from '../identity/public.js';
import { secondsAt } from '../access/public.js';
import type { Proof } from '../access/public.js';
import { SessionViews, SessionStore, KnownDevices } from '../sessions/public.js';
import type { SessionView } from '../sessions/public.js';

/** A session after a second factor was given, and the token of the device it was given on. */
export interface RaisedSession {
  readonly session: SessionView;
  readonly deviceToken: string;
}

/** Sessions whose person has just proven something more. */
@Injectable()
export class RaisedSessions {
  constructor(
    private readonly sessions: SessionStore,
    private readonly views: SessionViews,
    private readonly devices: KnownDevices,
    private readonly clock: Clock,
  ) {}

  /** A factor was shown, or the password again. @throws DomainError `session_ended` */
  async prove(user: User, sessionId: string, what: keyof Proof): Promise<SessionView> {
    return this.views.of(await this.sessions.prove(sessionId, user.id, { [what]: secondsAt(this.clock.now()) }));
  }

  /** A factor was given on a device, which is a known one from now on. @throws DomainError `session_ended` */
  async proveOnDevice(user: User, sessionId: string, deviceToken: string | undefined): Promise<RaisedSession> {
    const session = await this.prove(user, sessionId, 'factorAt');
    return { session, deviceToken: await this.devices.remember(user.id, deviceToken) };
  }

  /** @throws DomainError `session_ended` when the session is over, though its access token may still be good */
  async assertOpen(tx: Tx, sessionId: string): Promise<void> {
    await this.sessions.look(sessionId, tx.db);
  }

  /** How the session stands now; what was proven stays as it was. */
  async look(sessionId: string): Promise<SessionView> {
    return this.views.of(await this.sessions.look(sessionId));
  }
}
