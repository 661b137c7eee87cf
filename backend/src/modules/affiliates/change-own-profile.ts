import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { nameText } from '../../platform/name-text.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { ownAffiliateId } from '../access/public.js';
import { findAffiliateRow, renameAffiliate } from './affiliate.store.js';
import { toAffiliateView } from './affiliate.view.js';
import type { AffiliateView } from './affiliate.view.js';
import { membersOf } from './member.store.js';

export const changeOwnProfileBody = z.strictObject({ name: nameText }).meta({ id: 'ChangeProfileRequest' });
export type ChangeOwnProfileInput = z.infer<typeof changeOwnProfileBody>;

/** An affiliate changes how it is called. */
export class ChangeOwnProfile extends Command<Outcome<AffiliateView>> {
  constructor(
    readonly input: ChangeOwnProfileInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeOwnProfile)
export class ChangeOwnProfileHandler implements ICommandHandler<ChangeOwnProfile> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `affiliate_not_found` */
  execute({ input, invocation }: ChangeOwnProfile): Promise<Outcome<AffiliateView>> {
    return this.writes.run('ChangeOwnProfile', input, invocation, async (tx) => {
      const id = ownAffiliateId(invocation.actor) ?? '';
      const before = await findAffiliateRow(tx.db, id);
      const affiliate = await renameAffiliate(tx, id, input.name);
      tx.changed({ kind: 'affiliate', id, before: { name: before?.name }, after: { name: affiliate.name } });
      return toAffiliateView(affiliate, (await membersOf(tx.db, [affiliate.id])).get(affiliate.id) ?? []);
    });
  }
}
