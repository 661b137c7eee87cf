import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { newId } from '../../platform/ids.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation } from '../../platform/transaction.js';
import { FactorKeys } from './factor-keys.js';
import { deleteFactor, insertTotp, lockFactors } from './factor.store.js';

/** Gives an account an authenticator app with a known secret, in place of those it has. Set-up only: no route leads here. */
export class SaveTotp extends Command<void> {
  /** @param secret 160 bits as base 32 */
  constructor(
    readonly userId: string,
    readonly secret: string,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(SaveTotp)
export class SaveTotpHandler implements ICommandHandler<SaveTotp> {
  constructor(
    private readonly writes: Writes,
    private readonly keys: FactorKeys,
  ) {}

  async execute({ userId, secret, invocation }: SaveTotp): Promise<void> {
    const sealed = this.keys.seal(userId, secret);
    await this.writes.run('SaveTotp', {}, invocation, async (tx) => {
      for (const known of await lockFactors(tx, userId)) {
        if (known.kind !== 'totp') continue;
        await deleteFactor(tx, known.id);
        tx.changed({ kind: 'factor', id: known.id, before: { user: userId, kind: 'totp' }, after: null });
      }
      const [kind, name] = ['totp', 'Authenticator app'] as const;
      const factor = { id: newId('factor'), kind, name, lastUsedAt: null, createdAt: tx.now };
      await insertTotp(tx, userId, factor, sealed);
      tx.changed({ kind: 'factor', id: factor.id, before: null, after: { user: userId, kind, name } });
      return null;
    });
  }
}
