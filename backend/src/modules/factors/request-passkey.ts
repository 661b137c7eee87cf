import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Database } from '../../platform/database.js';
import { FactorSets } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import { listPasskeys } from './factor.store.js';
import type { RequestOptions } from './passkey.schema.js';
import { Passkeys } from './passkeys.js';
import { SetUps } from './set-ups.js';

/** What the browser needs to ask for one of the person's passkeys (`GivePasskey` finishes it). */
export class RequestPasskey extends Command<RequestOptions> {
  constructor(readonly owner: FactorOwner) {
    super();
  }
}

@CommandHandler(RequestPasskey)
export class RequestPasskeyHandler implements ICommandHandler<RequestPasskey> {
  constructor(
    private readonly db: Database,
    private readonly sets: FactorSets,
    private readonly passkeys: Passkeys,
    private readonly setUps: SetUps,
  ) {}

  async execute({ owner }: RequestPasskey): Promise<RequestOptions> {
    const user = await this.sets.ownerOf(owner.invocation);
    const options = await this.passkeys.requestOptions(await listPasskeys(this.db, user.id));
    await this.setUps.begin('passkey-sign-in', owner.session.id, options.challenge);
    return options;
  }
}
