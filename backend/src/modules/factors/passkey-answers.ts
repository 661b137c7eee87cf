import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { passkeyRefused } from './factor.errors.js';
import { listPasskeys } from './factor.store.js';
import type { Passkey } from './factor.store.js';
import type { UsedCredential } from './passkey.schema.js';
import { Passkeys } from './passkeys.js';
import { SetUps } from './set-ups.js';

/** Checks what a passkey answered to the challenge of a session, which is good once. */
@Injectable()
export class PasskeyAnswers {
  constructor(
    private readonly db: Database,
    private readonly passkeys: Passkeys,
    private readonly setUps: SetUps,
  ) {}

  /** @returns which of the person's passkeys it is, and what it says of itself. @throws DomainError `factor_refused` */
  async read(
    userId: string,
    sessionId: string,
    credential: UsedCredential,
  ): Promise<Pick<Passkey, 'signCount' | 'backedUp'> & { readonly id: string }> {
    const challenge = await this.setUps.take('passkey-sign-in', sessionId);
    const known = await listPasskeys(this.db, userId);
    const passkey = known.find(({ credentialId }) => credentialId === credential.id);
    if (challenge === undefined || passkey === undefined) throw passkeyRefused();
    return { id: passkey.id, ...(await this.passkeys.readUsed(credential, challenge, passkey)) };
  }
}
