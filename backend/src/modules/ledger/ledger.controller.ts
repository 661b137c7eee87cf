import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '../../kernel/domain-error.js';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Responds } from '../../platform/responds.js';
import { idParam, livemodeQuery } from '../../platform/schemas.js';
import { Access, CurrentActor, ownAffiliateId } from '../access/public.js';
import { AffiliateBalances, affiliateBalancesView } from './affiliate-balances.query.js';
import type { AffiliateBalancesView } from './affiliate-balances.query.js';

const balancesQuery = z.strictObject({ livemode: livemodeQuery });

@ApiTags('Balances')
@Controller('v1')
export class LedgerController {
  constructor(private readonly queries: QueryBus) {}

  @Get('affiliates/:id/balances')
  @Access({ may: 'balances:read' })
  @Responds({ 200: affiliateBalancesView }, 'Balances by program and status.')
  balances(
    @Param({ schema: idParam('affiliate') }) { id }: { id: string },
    @Query({ schema: balancesQuery }) { livemode }: z.infer<typeof balancesQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<AffiliateBalancesView> {
    const own = ownAffiliateId(actor);
    if (own !== undefined && own !== id) {
      throw new DomainError('not_found', 'affiliate_not_found', 'Affiliate not found.');
    }
    return this.queries.execute(new AffiliateBalances(id, own === undefined ? livemode : true));
  }

  @Get('me/balances')
  @Access({ may: 'own:read' })
  @Responds({ 200: affiliateBalancesView }, 'Balances of the calling affiliate.')
  myBalances(@CurrentActor() actor: Actor): Promise<AffiliateBalancesView> {
    if (actor.kind !== 'user' || actor.affiliateId === null) throw new Error('an affiliate has an id');
    return this.queries.execute(new AffiliateBalances(actor.affiliateId, true));
  }
}
