import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor.js';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { pageOf } from '../../platform/schemas.js';
import { Access, CurrentActor, ownAffiliateId } from '../auth/public.js';
import { commissionRow, ListCommissions, listCommissionsQuery } from './list-commissions.query.js';
import type { CommissionRow, ListCommissionsInput } from './list-commissions.query.js';

@ApiTags('Commissions')
@Controller('v1/commissions')
export class CommissionController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Access({ may: 'commissions:read' })
  @Responds({ 200: pageOf(commissionRow) }, 'Commissions, newest first; affiliates see their own.')
  list(
    @Query({ schema: listCommissionsQuery }) input: ListCommissionsInput,
    @CurrentActor() actor: Actor,
  ): Promise<Page<CommissionRow>> {
    const affiliateId = ownAffiliateId(actor);
    if (affiliateId === undefined) return this.queries.execute(new ListCommissions(input));
    // Affiliates see what they really earn; trials of the shops are none of it.
    return this.queries.execute(new ListCommissions({ ...input, affiliateId }, { onlyLive: true }));
  }
}
