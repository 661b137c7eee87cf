import { Body, Controller, Get, Patch, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import { Responds } from '../../platform/responds.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation, ownAffiliateId } from '../access/public.js';
import { affiliateView } from './affiliate.view.js';
import type { AffiliateView } from './affiliate.view.js';
import { ChangeOwnProfile, changeOwnProfileBody } from './change-own-profile.js';
import type { ChangeOwnProfileInput } from './change-own-profile.js';
import { OwnPrograms, ownProgramsView } from './own-programs.query.js';
import type { OwnProgramsView } from './own-programs.query.js';

@ApiTags('Affiliates')
@Controller('v1/me')
export class OwnAffiliateController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Patch()
  @Access({ may: 'own:write' })
  @Responds({ 200: affiliateView }, 'The affiliate after the change.')
  async change(
    @Body({ schema: changeOwnProfileBody }) input: ChangeOwnProfileInput,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AffiliateView> {
    return replyOutcome(reply, await this.commands.execute(new ChangeOwnProfile(input, invocation)));
  }

  @Get('programs')
  @Access({ may: 'own:read' })
  @Responds({ 200: ownProgramsView }, "The affiliate's own programs with their current terms, newest program first.")
  programs(@CurrentActor() actor: Actor): Promise<OwnProgramsView> {
    return this.queries.execute(new OwnPrograms(ownAffiliateId(actor) ?? ''));
  }
}
