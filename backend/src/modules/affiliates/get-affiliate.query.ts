import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { ownAffiliateId } from '../access/public.js';
import { findAffiliateRow } from './affiliate.store.js';
import { toAffiliateView } from './affiliate.view.js';
import type { AffiliateView } from './affiliate.view.js';
import { affiliateNotFound } from './affiliates.errors.js';
import { membersOf } from './member.store.js';

/** One affiliate; affiliates find only themselves. */
export class GetAffiliate extends Query<AffiliateView> {
  constructor(
    readonly id: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetAffiliate)
export class GetAffiliateHandler implements IQueryHandler<GetAffiliate> {
  constructor(private readonly db: Database) {}

  /** @throws DomainError `affiliate_not_found` */
  async execute({ id, actor }: GetAffiliate): Promise<AffiliateView> {
    const affiliate = (ownAffiliateId(actor) ?? id) === id ? await findAffiliateRow(this.db, id) : null;
    if (!affiliate) throw affiliateNotFound();
    return toAffiliateView(affiliate, (await membersOf(this.db, [id])).get(id) ?? []);
  }
}
