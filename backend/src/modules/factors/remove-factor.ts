import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import { withoutKey, mustHaveFactor } from '../access/public.js';
import type { SessionView } from '../sessions/public.js';
import { FactorSets } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import { factorNotFound, lastFactor } from './factor.errors.js';
import { FactorNews } from './factor-news.js';
import { deleteFactor } from './factor.store.js';
import { RaisedSessions } from './raised-sessions.js';
import { replaceRecoveryCodes } from './used-code.store.js';

/** Takes a factor away; the recovery codes go with the last one. */
export class RemoveFactor extends Command<SessionView> {
  constructor(
    readonly id: string,
    readonly owner: FactorOwner,
  ) {
    super();
  }
}

@CommandHandler(RemoveFactor)
export class RemoveFactorHandler implements ICommandHandler<RemoveFactor> {
  constructor(
    private readonly writes: Writes,
    private readonly sets: FactorSets,
    private readonly raised: RaisedSessions,
    private readonly news: FactorNews,
  ) {}

  /** @throws DomainError `factor_not_found`, `last_factor` where the role must have one, `session_ended` */
  async execute({ id, owner }: RemoveFactor): Promise<SessionView> {
    const user = await this.sets.ownerOf(owner.invocation);
    await this.writes.run('RemoveFactor', {}, withoutKey(owner.invocation), async (tx) => {
      const known = await this.sets.lock(tx, user, owner.session);
      const factor = known.find((one) => one.id === id);
      if (!factor) throw factorNotFound();
      if (known.length === 1 && mustHaveFactor(user.role)) throw lastFactor();
      await deleteFactor(tx, id);
      if (known.length === 1) await replaceRecoveryCodes(tx, user.id, []);
      const { kind, name } = factor;
      tx.changed({ kind: 'factor', id, before: { user: user.id, kind, name }, after: null });
      await this.news.tell(tx, user, { what: 'removed', kind, name }, owner.invocation);
      return null;
    });
    return this.raised.look(owner.session.id);
  }
}
