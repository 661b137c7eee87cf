import { Inject, Injectable } from '@nestjs/common';
import type { Origin } from '../../platform/audit-trail.js';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import { sendMail } from '../mail/public.js';
import { newDeviceLetter, actorOf, markSignedIn } from '../identity/public.js';
import type { User } from '../identity/public.js';
import { SignInWatch } from './sign-in-watch.js';
import { deviceName } from './device-name.js';

/** Tells of sessions that began: in the audit trail, to their owner when the device is new, and to whoever watches sign-ins. */
@Injectable()
export class StartedSessions {
  constructor(
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
    private readonly watch: SignInWatch,
  ) {}

  async report(user: User, device: 'known' | 'new', origin: Origin | undefined): Promise<void> {
    const invocation = { actor: actorOf(user), ...(origin && { origin }) };
    await this.writes.run('StartSession', {}, invocation, async (tx) => {
      await markSignedIn(tx, user.id);
      tx.changed({ kind: 'session', id: user.id, before: null, after: { device } });
      if (device === 'known' || !origin) return null;
      const source = { device: deviceName(origin.userAgent), ip: origin.ip, at: tx.now };
      await sendMail(tx, user.email, newDeviceLetter({ config: this.config, user }, source));
      return null;
    });
    if (origin) await this.watch.succeeded(user, origin, device === 'known');
  }
}
