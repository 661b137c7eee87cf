import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import type { Invocation, Tx } from '../../platform/transaction.js';
import { sendMail } from '../mail/public.js';
import { raiseAlert } from '../security/public.js';
import { findUser, endSessionsOf } from '../identity/public.js';
import { forbidden } from '../access/public.js';
import { factorsResetLetter } from './factor-letters.js';
import { deleteFactor, lockFactors } from './factor.store.js';
import { replaceRecoveryCodes } from './used-code.store.js';

/** Whose factors go. */
export interface FactorLoser {
  readonly id: string;
  readonly email: string;
  /** Null for the operator's people. */
  readonly affiliateId: string | null;
}

/** Takes away the second factors of somebody who lost them. Who may ask for it is decided by whoever calls. */
@Injectable()
export class FactorResets {
  constructor(@Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>) {}

  /**
   * Ends the person's sessions with the factors and recovery codes, and tells the person and whoever watches. Nothing happens
   * to somebody who has no factor. @returns whether there was one
   */
  async reset(tx: Tx, loser: FactorLoser, { actor, origin }: Invocation): Promise<boolean> {
    const by = actor.kind === 'user' ? await findUser(tx.db, actor.userId) : undefined;
    if (!by) throw forbidden();
    const known = await lockFactors(tx, loser.id);
    if (known.length === 0) return false;
    for (const { id, kind, name } of known) {
      await deleteFactor(tx, id);
      tx.changed({ kind: 'factor', id, before: { user: loser.id, kind, name }, after: null });
    }
    await replaceRecoveryCodes(tx, loser.id, []);
    await sendMail(tx, loser.email, factorsResetLetter({ config: this.config, user: loser }, by.email, tx.now));
    await raiseAlert(tx, {
      kind: 'factors_reset',
      subject: { kind: 'user', id: loser.id },
      summary: `${by.email} reset two-step verification for ${loser.email}. Only the password protects this account until it is set up again.`,
      evidence: { address: origin?.ip ?? null, browser: origin?.userAgent ?? null, by: by.email },
    });
    // Last, and while the person is locked: a session that is ended here can put in no factor of its own (`FactorSets.lock`).
    await endSessionsOf(tx, loser.id);
    return true;
  }
}
