import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { PrismaClient } from '../../platform/database.js';
import { findCommissionsOf } from '../commission/public.js';
import { conversionNotFound } from './attribution.errors.js';
import { findConversion } from './conversion.store.js';
import type { Conversion } from './conversion.store.js';
import { asAffiliateSees, toConversionView } from './conversion.view.js';
import type { ConversionView } from './conversion.view.js';
import { findRefundsOf } from './refund.store.js';

/** Whose conversions may be seen: a merchant's own in one mode, an affiliate's own live ones, or (empty) all. */
export interface ConversionScope {
  readonly merchantId?: string;
  readonly livemode?: boolean;
  /** The programs that alone a merchant's key reaches; null for all. */
  readonly programIds?: readonly string[] | null;
  readonly affiliateId?: string;
}

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
  constructor(@Inject(PrismaClient) private readonly prisma: PrismaClient) {}

  async execute({ id, scope }: GetConversion): Promise<ConversionView> {
    const conversion = await findConversion(this.prisma, id);
    if (!conversion || mayNotSee(conversion, scope)) throw conversionNotFound();
    const [commissions, refunds] = await Promise.all([
      findCommissionsOf(this.prisma, id),
      findRefundsOf(this.prisma, conversion),
    ]);
    const view = toConversionView(conversion, commissions, refunds);
    return scope.affiliateId === undefined ? view : asAffiliateSees(view, scope.affiliateId);
  }
}

/** Whether a conversion is none of the caller's: then it is as if it did not exist. */
export function mayNotSee(conversion: Conversion, scope: ConversionScope): boolean {
  return (
    (scope.merchantId !== undefined && conversion.merchantId !== scope.merchantId) ||
    (scope.livemode !== undefined && conversion.livemode !== scope.livemode) ||
    scope.programIds?.includes(conversion.programId) === false ||
    (scope.affiliateId !== undefined && conversion.affiliateId !== scope.affiliateId)
  );
}
