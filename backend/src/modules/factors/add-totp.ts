import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { codeRefused, setUpOver } from './factor.errors.js';
import { FactorKeys } from './factor-keys.js';
import { FactorSets } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import { insertTotp } from './factor.store.js';
import { factorName } from './factor.view.js';
import type { AddedFactorView } from './factor.view.js';
import { SetUps } from './set-ups.js';
import { drift, stepAt, stepOfCode } from './totp.js';
import { typedCode } from './code.schema.js';
import { takeStep } from './used-code.store.js';

export const addTotpBody = z.strictObject({
  /** The six digits that the app shows. */
  code: typedCode,
  name: factorName.default('Authenticator app'),
});
addTotpBody.register(z.globalRegistry, { id: 'AddTotpRequest' });

/** Adds the authenticator app that was given the secret of `BeginTotp`, shown by a code of it. */
export class AddTotp extends Command<AddedFactorView> {
  constructor(
    readonly input: z.infer<typeof addTotpBody>,
    readonly owner: FactorOwner,
  ) {
    super();
  }
}

@CommandHandler(AddTotp)
export class AddTotpHandler implements ICommandHandler<AddTotp> {
  constructor(
    private readonly sets: FactorSets,
    private readonly keys: FactorKeys,
    private readonly setUps: SetUps,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `factor_refused`, `factor_set_up_over`, and what `FactorSets.add` throws */
  async execute({ input, owner }: AddTotp): Promise<AddedFactorView> {
    const user = await this.sets.ownerOf(owner.invocation);
    // Looked at, not taken: a mistyped code is no reason to scan again.
    const sealed = await this.setUps.look('totp', owner.session.id);
    if (sealed === undefined) throw setUpOver();
    const now = this.clock.now();
    const step = stepOfCode(this.keys.open(user.id, sealed), input.code, now);
    if (step === undefined) throw codeRefused();
    const added = await this.sets.add(user, owner, {
      kind: 'totp',
      name: input.name,
      insert: async (tx, userId, factor) => {
        if (!(await takeStep(tx, userId, step, stepAt(now) - drift))) throw codeRefused();
        await insertTotp(tx, userId, factor, sealed);
      },
    });
    await this.setUps.take('totp', owner.session.id);
    return added;
  }
}
