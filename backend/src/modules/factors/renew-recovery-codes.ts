import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import { withoutKey } from '../access/public.js';
import { factorNotFound } from './factor.errors.js';
import { FactorNews } from './factor-news.js';
import { FactorSets, newRecoverySet } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import type { RecoveryCodesView } from './factor.view.js';
import { replaceRecoveryCodes } from './used-code.store.js';

/** Makes ten new recovery codes; all earlier ones end. */
export class RenewRecoveryCodes extends Command<RecoveryCodesView> {
  constructor(readonly owner: FactorOwner) {
    super();
  }
}

@CommandHandler(RenewRecoveryCodes)
export class RenewRecoveryCodesHandler implements ICommandHandler<RenewRecoveryCodes> {
  constructor(
    private readonly writes: Writes,
    private readonly sets: FactorSets,
    private readonly news: FactorNews,
  ) {}

  /** @throws DomainError `factor_not_found` when there is no factor that the codes could stand in for */
  async execute({ owner }: RenewRecoveryCodes): Promise<RecoveryCodesView> {
    const user = await this.sets.ownerOf(owner.invocation);
    const codes = await newRecoverySet();
    await this.writes.run('RenewRecoveryCodes', {}, withoutKey(owner.invocation), async (tx) => {
      const known = await this.sets.lock(tx, user, owner.session);
      if (known.length === 0) throw factorNotFound();
      await replaceRecoveryCodes(tx, user.id, codes.kept);
      tx.changed({ kind: 'user', id: user.id, before: null, after: { recoveryCodes: 'made anew' } });
      await this.news.tell(tx, user, { what: 'codes renewed' }, owner.invocation);
      return null;
    });
    return { codes: codes.shown };
  }
}
