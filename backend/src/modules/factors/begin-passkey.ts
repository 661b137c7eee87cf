import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Database } from '../../platform/database.js';
import { FactorSets } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import { listPasskeys } from './factor.store.js';
import type { CreationOptions } from './passkey.schema.js';
import { Passkeys } from './passkeys.js';
import { SetUps } from './set-ups.js';

/** What the browser needs to make a passkey (`AddPasskey` finishes it). */
export class BeginPasskey extends Command<CreationOptions> {
  constructor(readonly owner: FactorOwner) {
    super();
  }
}

@CommandHandler(BeginPasskey)
export class BeginPasskeyHandler implements ICommandHandler<BeginPasskey> {
  constructor(
    private readonly db: Database,
    private readonly sets: FactorSets,
    private readonly passkeys: Passkeys,
    private readonly setUps: SetUps,
  ) {}

  async execute({ owner }: BeginPasskey): Promise<CreationOptions> {
    const user = await this.sets.ownerOf(owner.invocation);
    const options = await this.passkeys.creationOptions(user, await listPasskeys(this.db, user.id));
    await this.setUps.begin('passkey', owner.session.id, options.challenge);
    return options;
  }
}
