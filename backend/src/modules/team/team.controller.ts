import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor, Role } from '../../platform/actor.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { idOf, pageOf, pageQuery } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation, StepUp } from '../access/public.js';
import { ChangeRole } from './change-role.js';
import { ChangeSuspension } from './change-suspension.js';
import { ownTeam } from './team.js';
import { ListMembers } from './list-members.query.js';
import { teamMemberView } from './member.view.js';
import type { TeamMemberView } from './member.view.js';
import { affiliateSide, changeRoleBody, named, operatorSide } from './side.js';
import type { Side } from './side.js';

const member = z.strictObject({ userId: idOf('user') });

/** The people of a team: made once for each side, because the paths and permissions are all that differs. */
function teamController(side: Side) {
  @ApiTags('Team')
  @Controller(side.path)
  class TeamController {
    constructor(
      private readonly commands: CommandBus,
      private readonly queries: QueryBus,
    ) {}

    @Get()
    @Access({ may: side.read })
    @Responds({ 200: pageOf(teamMemberView) }, "Members of the caller's team, oldest first.")
    list(
      @Query({ schema: pageQuery }) page: z.infer<typeof pageQuery>,
      @CurrentActor() actor: Actor,
    ): Promise<Page<TeamMemberView>> {
      return this.queries.execute(new ListMembers(ownTeam(actor), page));
    }

    @Patch(':userId')
    @StepUp()
    @Access({ may: side.write })
    @Responds({ 200: teamMemberView }, 'The person with the new role, which takes effect within ten minutes.')
    async changeRole(
      @Param({ schema: member }) { userId }: { userId: string },
      @Body({ schema: changeRoleBody(side) }) { role }: { role: Role },
      @CurrentInvocation() invocation: Invocation,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<TeamMemberView> {
      return replyOutcome(reply, await this.commands.execute(new ChangeRole({ userId, role }, invocation)));
    }

    @Post(':userId/suspend')
    @StepUp()
    @Access({ may: side.write })
    @Responds({ 200: teamMemberView }, 'The person can no longer sign in; all sessions end immediately.')
    async suspend(
      @Param({ schema: member }) { userId }: { userId: string },
      @CurrentInvocation() invocation: Invocation,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<TeamMemberView> {
      const command = new ChangeSuspension({ userId, suspended: true }, invocation);
      return replyOutcome(reply, await this.commands.execute(command));
    }

    @Post(':userId/restore')
    @StepUp()
    @Access({ may: side.write })
    @Responds({ 200: teamMemberView }, 'The person can sign in again.')
    async restore(
      @Param({ schema: member }) { userId }: { userId: string },
      @CurrentInvocation() invocation: Invocation,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<TeamMemberView> {
      const command = new ChangeSuspension({ userId, suspended: false }, invocation);
      return replyOutcome(reply, await this.commands.execute(command));
    }
  }
  return named(TeamController, side.name);
}

export const teamControllers = [operatorSide, affiliateSide].map(teamController);
