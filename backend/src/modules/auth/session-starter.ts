import { Inject, Injectable } from '@nestjs/common';
import type { Origin } from '../../platform/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import { sendMail } from '../mail/public.js';
import { deviceName } from './device-name.js';
import { newDeviceLetter } from './letters.js';
import { SessionStore } from './session.store.js';
import { SessionViews } from './session-views.js';
import type { StartedSession } from './session.view.js';
import { SignInWatch } from './sign-in-watch.js';
import { markSignedIn } from './user.store.js';
import type { User } from './user.store.js';

/** Begins and ends sessions of people who have just proven who they are. */
@Injectable()
export class SessionStarter {
  constructor(
    private readonly views: SessionViews,
    private readonly sessions: SessionStore,
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly watch: SignInWatch,
  ) {}

  /**
   * @param device whether the person signed in on it before; stands in the audit trail, and a new one is written about
   * @param factorAt when a second factor was given, in seconds since 1970; null when none was
   */
  async start(
    user: User,
    device: 'known' | 'new',
    origin: Origin | undefined,
    factorAt: number | null,
  ): Promise<StartedSession> {
    const proof = { factorAt, passwordAt: secondsAt(this.clock.now()) };
    const { token: refreshToken, family } = await this.sessions.begin(user.id, proof, origin);
    const session = await this.views.of(user, family, proof);
    const { id: userId, role, affiliateId } = user;
    const actor = { kind: 'user', userId, role, affiliateId } as const;
    await this.writes.run('StartSession', {}, { actor, ...(origin && { origin }) }, async (tx) => {
      await markSignedIn(tx, userId);
      tx.changed({ kind: 'session', id: userId, before: null, after: { device } });
      if (device === 'known' || !origin) return null;
      const whence = { device: deviceName(origin.userAgent), ip: origin.ip, at: tx.now };
      await sendMail(tx, user.email, newDeviceLetter({ config: this.config, user }, whence));
      return null;
    });
    if (origin) await this.watch.succeeded(user, origin, device === 'known');
    return { session, refreshToken };
  }

  /** Ends every session that the person has begun so far. */
  endAll(userId: string): Promise<void> {
    return this.sessions.endAll(userId);
  }
}

/** Whole seconds since 1970, as tokens count. */
export function secondsAt(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
