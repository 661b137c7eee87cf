import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { idOf, idParam, pageOf, pageQuery } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentInvocation, StepUp } from '../access/public.js';
import { teamOf } from './team.js';
import { ListMembers } from './list-members.query.js';
import { teamMemberView } from './member.view.js';
import type { TeamMemberView } from './member.view.js';
import { ResetFactors } from './reset-factors.js';

const member = z.strictObject({ id: idOf('affiliate'), userId: idOf('user') });

/** An affiliate's people as the operator helps them: who they are, and a way back in for who lost the second factor. */
@ApiTags('Team')
@Controller('v1/affiliates/:id/team')
export class AffiliateTeamController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Access({ may: 'affiliates:read' })
  @Responds({ 200: pageOf(teamMemberView) }, "An affiliate's team members, oldest first.")
  list(
    @Param({ schema: idParam('affiliate') }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: z.infer<typeof pageQuery>,
  ): Promise<Page<TeamMemberView>> {
    return this.queries.execute(new ListMembers(teamOf(id), page));
  }

  @Post(':userId/reset-factors')
  @StepUp()
  @Access({ may: 'affiliates:write' })
  @Responds(
    { 200: teamMemberView },
    'Two-step verification was reset and all sessions were ended; the person is notified by email.',
  )
  async resetFactors(
    @Param({ schema: member }) { id: affiliateId, userId }: z.infer<typeof member>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamMemberView> {
    const command = new ResetFactors({ userId, affiliateId }, invocation);
    return replyOutcome(reply, await this.commands.execute(command));
  }
}
