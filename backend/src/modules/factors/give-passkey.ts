import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Writes } from '../../platform/transaction.js';
import { withoutKey } from '../access/public.js';
import { FactorSets } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import { updatePasskey } from './factor.store.js';
import { PasskeyAnswers } from './passkey-answers.js';
import { usedCredential } from './passkey.schema.js';
import type { UsedCredential } from './passkey.schema.js';
import { RaisedSessions } from './raised-sessions.js';
import type { RaisedSession } from './raised-sessions.js';

export const givePasskeyBody = z.strictObject({ credential: usedCredential }).meta({ id: 'GivePasskeyRequest' });

/** Gives a passkey. Nobody can guess one, so nothing slows this down. */
export class GivePasskey extends Command<RaisedSession> {
  constructor(
    readonly credential: UsedCredential,
    readonly owner: FactorOwner,
    readonly deviceToken: string | undefined,
  ) {
    super();
  }
}

@CommandHandler(GivePasskey)
export class GivePasskeyHandler implements ICommandHandler<GivePasskey> {
  constructor(
    private readonly writes: Writes,
    private readonly sets: FactorSets,
    private readonly answers: PasskeyAnswers,
    private readonly raised: RaisedSessions,
  ) {}

  /** @throws DomainError `factor_refused`, `session_ended` */
  async execute({ credential, owner, deviceToken }: GivePasskey): Promise<RaisedSession> {
    const user = await this.sets.ownerOf(owner.invocation);
    const { id, ...said } = await this.answers.read(user.id, owner.session.id, credential);
    await this.writes.run('GiveFactor', {}, withoutKey(owner.invocation), async (tx) => {
      await updatePasskey(tx, id, said);
      tx.changed({ kind: 'session', id: user.id, before: null, after: { factor: id } });
      return null;
    });
    return this.raised.proveOnDevice(user, owner.session.id, deviceToken);
  }
}
