import { Inject, Injectable } from '@nestjs/common';
import type { Origin } from '../../platform/audit-trail.js';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import { sendMail } from '../mail/public.js';
import { stolenSessionLetter } from '../identity/public.js';
import { SignInWatch } from './sign-in-watch.js';
import { accessTokenSeconds } from './access-tokens.js';
import { deviceName } from './device-name.js';
import { endSession } from './revocation.store.js';
import type { LiveSession } from './session.store.js';

/** Tells of sessions that ended because an old refresh token of theirs was used again: in the audit trail, their owner by mail, and whoever watches sign-ins. */
@Injectable()
export class ReusedSessions {
  constructor(
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
    private readonly watch: SignInWatch,
  ) {}

  /** @param origin from where the old token came. Nobody can tell who sent it, so no person is named as the one who acted. */
  async report({ user, session }: LiveSession, origin: Origin): Promise<void> {
    const invocation = { actor: { kind: 'system', name: 'session-guard' }, origin } as const;
    await this.writes.run('EndReusedSession', {}, invocation, async (tx) => {
      // Redis has dropped it; if Redis comes back with it, it stays ended.
      const forgetAt = new Date(session.endsAt.getTime() + accessTokenSeconds * 1_000);
      await endSession(tx, { userId: user.id, sessionId: session.id, forgetAt });
      const after = { ended: 'an old refresh token was used again' };
      tx.changed({ kind: 'session', id: user.id, before: null, after });
      const source = { device: deviceName(origin.userAgent), ip: origin.ip, at: tx.now };
      await sendMail(tx, user.email, stolenSessionLetter({ config: this.config, user }, source));
      return null;
    });
    await this.watch.reused(user, origin);
  }
}
