import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Writes } from '../../platform/transaction.js';
import { factorNotFound } from './factor.errors.js';
import { FactorSets } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import { renameFactor } from './factor.store.js';
import { factorName, toFactorView } from './factor.view.js';
import type { FactorView } from './factor.view.js';

export const renameFactorBody = z.strictObject({ name: factorName }).meta({ id: 'RenameFactorRequest' });

export class RenameFactor extends Command<FactorView> {
  constructor(
    readonly input: z.infer<typeof renameFactorBody> & { readonly id: string },
    readonly owner: FactorOwner,
  ) {
    super();
  }
}

@CommandHandler(RenameFactor)
export class RenameFactorHandler implements ICommandHandler<RenameFactor> {
  constructor(
    private readonly writes: Writes,
    private readonly sets: FactorSets,
  ) {}

  /** @throws DomainError `factor_not_found` */
  async execute({ input, owner }: RenameFactor): Promise<FactorView> {
    const user = await this.sets.ownerOf(owner.invocation);
    const { id, name } = input;
    const { value } = await this.writes.run('RenameFactor', input, owner.invocation, async (tx) => {
      const known = await this.sets.lock(tx, user, owner.session);
      const factor = known.find((one) => one.id === id);
      if (!factor) throw factorNotFound();
      await renameFactor(tx, id, name);
      tx.changed({ kind: 'factor', id, before: { name: factor.name }, after: { name } });
      return toFactorView({ ...factor, name });
    });
    return value;
  }
}
