import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import type { Invocation, Tx } from '../../platform/transaction.js';
import { sendMail } from '../mail/public.js';
import type { User } from '../identity/public.js';
import { deviceName } from '../sessions/public.js';
import { factorChangedLetter } from './factor-letters.js';
import type { FactorChange } from './factor-letters.js';

/** Tells people by mail what became of their second factors, so that a change by somebody else does not go unseen. */
@Injectable()
export class FactorNews {
  constructor(@Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>) {}

  async tell(tx: Tx, user: User, change: FactorChange, { origin }: Invocation): Promise<void> {
    const device = deviceName(origin?.userAgent ?? null);
    const source = { device, ip: origin?.ip ?? 'an unknown address', at: tx.now };
    await sendMail(tx, user.email, factorChangedLetter({ config: this.config, user }, change, source));
  }
}
