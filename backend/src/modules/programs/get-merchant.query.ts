import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { ownMerchantId } from '../access/public.js';
import { findMerchantRow } from './merchant.store.js';
import { toMerchantView } from './merchant.view.js';
import type { MerchantView } from './merchant.view.js';
import { merchantNotFound } from './programs.errors.js';

/** One merchant; merchants find only themselves. */
export class GetMerchant extends Query<MerchantView> {
  constructor(
    readonly id: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetMerchant)
export class GetMerchantHandler implements IQueryHandler<GetMerchant> {
  constructor(private readonly db: Database) {}

  /** @throws DomainError `merchant_not_found` */
  async execute({ id, actor }: GetMerchant): Promise<MerchantView> {
    const merchant = (ownMerchantId(actor) ?? id) === id ? await findMerchantRow(this.db, id) : null;
    if (!merchant) throw merchantNotFound();
    return toMerchantView(merchant);
  }
}
