import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { setUpOver } from './factor.errors.js';
import { FactorSets } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import { insertPasskey } from './factor.store.js';
import { factorName } from './factor.view.js';
import type { AddedFactorView } from './factor.view.js';
import { createdCredential } from './passkey.schema.js';
import { Passkeys } from './passkeys.js';
import { SetUps } from './set-ups.js';

export const addPasskeyBody = z.strictObject({ credential: createdCredential, name: factorName.default('Passkey') });
addPasskeyBody.register(z.globalRegistry, { id: 'AddPasskeyRequest' });

/** Adds the passkey that the browser made. */
export class AddPasskey extends Command<AddedFactorView> {
  constructor(
    readonly input: z.infer<typeof addPasskeyBody>,
    readonly owner: FactorOwner,
  ) {
    super();
  }
}

@CommandHandler(AddPasskey)
export class AddPasskeyHandler implements ICommandHandler<AddPasskey> {
  constructor(
    private readonly sets: FactorSets,
    private readonly passkeys: Passkeys,
    private readonly setUps: SetUps,
  ) {}

  /** @throws DomainError `factor_refused`, `factor_set_up_over`, `passkey_known`, and what `FactorSets.add` throws */
  async execute({ input, owner }: AddPasskey): Promise<AddedFactorView> {
    const user = await this.sets.ownerOf(owner.invocation);
    const challenge = await this.setUps.take('passkey', owner.session.id);
    if (challenge === undefined) throw setUpOver();
    const passkey = await this.passkeys.readCreated(input.credential, challenge);
    return this.sets.add(user, owner, {
      kind: 'passkey',
      name: input.name,
      insert: (tx, userId, factor) => insertPasskey(tx, userId, factor, passkey),
    });
  }
}
