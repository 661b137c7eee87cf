import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Database } from '../../platform/database.js';
import { findCommissionsOf } from '../commission/public.js';
import { conversionNotFound } from './attribution.errors.js';
import { findConversion } from './conversion.store.js';
import { mayNotSee } from './conversion-scope.js';
import type { ConversionScope } from './conversion-scope.js';
import { asAffiliateSees, toConversionView, withoutAmounts } from './conversion.view.js';
import type { ConversionView } from './conversion.view.js';
import { findRefundsOf } from './refund.store.js';

export class GetConversion extends Query<ConversionView> {
  constructor(
    readonly id: string,
    readonly scope: ConversionScope,
  ) {
    super();
  }
}

@QueryHandler(GetConversion)
export class GetConversionHandler implements IQueryHandler<GetConversion> {
  constructor(@Inject(Database) private readonly db: Database) {}

  async execute({ id, scope }: GetConversion): Promise<ConversionView> {
    const conversion = await findConversion(this.db, id);
    if (!conversion || mayNotSee(conversion, scope)) throw conversionNotFound();
    const [commissions, refunds] = await Promise.all([
      findCommissionsOf(this.db, id),
      findRefundsOf(this.db, conversion),
    ]);
    const view = toConversionView(conversion, commissions, refunds);
    if (scope.withoutAmounts === true) return withoutAmounts(view);
    return scope.affiliateId === undefined ? view : asAffiliateSees(view, scope.affiliateId);
  }
}
