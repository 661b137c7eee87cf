import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { nameText } from '../../platform/name-text.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { lockAffiliate, renameAffiliate } from './affiliate.store.js';
import { toAffiliateView } from './affiliate.view.js';
import type { AffiliateView } from './affiliate.view.js';
import { membersOf } from './member.store.js';

export const renameAffiliateBody = z.strictObject({ name: nameText }).meta({ id: 'RenameAffiliateRequest' });

/** Another name of an affiliate, by the operator. */
export class RenameAffiliate extends Command<Outcome<AffiliateView>> {
  constructor(
    readonly input: { readonly id: string; readonly name: string },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(RenameAffiliate)
export class RenameAffiliateHandler implements ICommandHandler<RenameAffiliate> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `affiliate_not_found` */
  execute({ input, invocation }: RenameAffiliate): Promise<Outcome<AffiliateView>> {
    const { id, name } = input;
    return this.writes.run('RenameAffiliate', input, invocation, async (tx) => {
      const before = await lockAffiliate(tx, id);
      const affiliate = await renameAffiliate(tx, id, name);
      tx.changed({ kind: 'affiliate', id, before: { name: before.name }, after: { name: affiliate.name } });
      return toAffiliateView(affiliate, (await membersOf(tx.db, [id])).get(id) ?? []);
    });
  }
}
