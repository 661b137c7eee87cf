import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { FactorKeys } from './factor-keys.js';
import { FactorSets } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import type { TotpSetUpView } from './factor.view.js';
import { SetUps } from './set-ups.js';
import { newTotpSecret, totpUri } from './totp.js';

/** Makes a secret for an authenticator app. It counts for nothing until a code of it is given (`AddTotp`). */
export class BeginTotp extends Command<TotpSetUpView> {
  constructor(readonly owner: FactorOwner) {
    super();
  }
}

@CommandHandler(BeginTotp)
export class BeginTotpHandler implements ICommandHandler<BeginTotp> {
  constructor(
    private readonly sets: FactorSets,
    private readonly keys: FactorKeys,
    private readonly setUps: SetUps,
  ) {}

  async execute({ owner }: BeginTotp): Promise<TotpSetUpView> {
    const user = await this.sets.ownerOf(owner.invocation);
    const secret = newTotpSecret();
    await this.setUps.begin('totp', owner.session.id, this.keys.seal(user.id, secret));
    return { secret, uri: totpUri(secret, user.email) };
  }
}
