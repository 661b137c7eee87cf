import { Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { replyOutcome } from '../../platform/outcome-reply.js';
import { Responds } from '../../platform/responds.js';
import { idOf } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentInvocation, StepUp } from '../access/public.js';
import { ownTeam } from './team.js';
import { teamMemberView } from './member.view.js';
import type { TeamMemberView } from './member.view.js';
import { ResetFactors } from './reset-factors.js';
import { affiliateSide, named, operatorSide } from './side.js';
import type { Side } from './side.js';

const member = z.strictObject({ userId: idOf('user') });

/** The way back in for a colleague who lost the second factor: made once for each side. */
function teamFactorsController(side: Side) {
  @ApiTags('Team')
  @Controller(side.path)
  class TeamFactorsController {
    constructor(private readonly commands: CommandBus) {}

    @Post(':userId/reset-factors')
    @StepUp()
    @Access({ may: side.write })
    @Responds(
      { 200: teamMemberView },
      'Two-step verification was reset and all sessions were ended; the person is notified by email.',
    )
    async reset(
      @Param({ schema: member }) { userId }: { userId: string },
      @CurrentInvocation() invocation: Invocation,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<TeamMemberView> {
      const { affiliateId } = ownTeam(invocation.actor);
      const command = new ResetFactors({ userId, affiliateId }, invocation);
      return replyOutcome(reply, await this.commands.execute(command));
    }
  }
  return named(TeamFactorsController, `${side.name}Factors`);
}

export const teamFactorsControllers = [operatorSide, affiliateSide].map(teamFactorsController);
