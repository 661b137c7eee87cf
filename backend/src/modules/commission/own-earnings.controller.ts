import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor.js';
import { Responds } from '../../platform/responds.js';
import { Access, CurrentActor, ownAffiliateId } from '../access/public.js';
import { OwnEarnings, ownEarningsView } from './own-earnings.query.js';
import type { OwnEarningsView } from './own-earnings.query.js';

@ApiTags('Commissions')
@Controller('v1/me')
export class OwnEarningsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('earnings')
  @Access({ may: 'own:read' })
  @Responds(
    { 200: ownEarningsView },
    "The affiliate's own live earnings by program and state. Single ones: /v1/commissions.",
  )
  earnings(@CurrentActor() actor: Actor): Promise<OwnEarningsView> {
    return this.queries.execute(new OwnEarnings(ownAffiliateId(actor) ?? ''));
  }
}
