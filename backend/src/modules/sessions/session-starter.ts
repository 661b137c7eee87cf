import { Injectable } from '@nestjs/common';
import type { Origin } from '../../platform/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import type { User } from '../identity/public.js';
import { secondsAt } from '../access/public.js';
import { SessionViews } from './session-views.js';
import { SessionStore } from './session.store.js';
import type { StartedSession } from './session.view.js';
import { StartedSessions } from './started-sessions.js';

/** Begins sessions of people who have just proven who they are. */
@Injectable()
export class SessionStarter {
  constructor(
    private readonly views: SessionViews,
    private readonly sessions: SessionStore,
    private readonly started: StartedSessions,
    private readonly clock: Clock,
  ) {}

  /**
   * @param device whether the person signed in on it before
   * @param factorAt when a second factor was given, in seconds since 1970; null when none was
   */
  async start(
    user: User,
    device: 'known' | 'new',
    origin: Origin | undefined,
    factorAt: number | null,
  ): Promise<StartedSession> {
    const proof = { factorAt, passwordAt: secondsAt(this.clock.now()) };
    const { token: refreshToken, live } = await this.sessions.begin(user, proof, origin);
    const [session] = await Promise.all([this.views.of(live), this.started.report(user, device, origin)]);
    return { session, refreshToken, cookieSeconds: this.sessions.restSeconds(live) };
  }
}
