import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { csvPageSize, replyCsv } from '../../platform/csv.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import type { Page } from '../../platform/page.js';
import { Responds, RespondsCsv } from '../../platform/responds.js';
import { pageOf } from '../../platform/schemas.js';
import { Access, CurrentActor, ownAffiliateId } from '../access/public.js';
import { commissionCsv } from './commission-csv.js';
import {
  commissionRow,
  exportCommissionsQuery,
  ListCommissions,
  listCommissionsQuery,
} from './list-commissions.query.js';
import type { CommissionRow, ListCommissionsInput } from './list-commissions.query.js';

@ApiTags('Commissions')
@Controller('v1/commissions')
export class CommissionController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access({ may: 'commissions:read' })
  @Responds({ 200: pageOf(commissionRow) }, 'Commissions, newest first; affiliates see their own.')
  list(
    @Query({ schema: listCommissionsQuery }) input: ListCommissionsInput,
    @CurrentActor() actor: Actor,
  ): Promise<Page<CommissionRow>> {
    return this.queries.execute(commissionsFor(actor, input));
  }

  @Get('export')
  @LimitClass('report')
  @Access({ may: 'commissions:read' })
  @RespondsCsv('All commissions of the filter as CSV; affiliates get their own.')
  export(
    @Query({ schema: exportCommissionsQuery }) input: z.infer<typeof exportCommissionsQuery>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = (cursor: string | undefined) =>
      this.queries.execute(commissionsFor(actor, { ...input, cursor, limit: csvPageSize }));
    const name = ownAffiliateId(actor) === undefined ? 'commissions' : 'earnings';
    return replyCsv(reply, { name, filter: input, columns: commissionCsv, page }, this.clock.now());
  }
}

function commissionsFor(actor: Actor, input: ListCommissionsInput): ListCommissions {
  const affiliateId = ownAffiliateId(actor);
  if (affiliateId === undefined) return new ListCommissions(input);
  // Affiliates see what they really earn; trials of the shops are none of it.
  return new ListCommissions({ ...input, affiliateId }, { onlyLive: true });
}
