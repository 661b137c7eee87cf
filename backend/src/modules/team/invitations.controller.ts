import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor, Role } from '../../platform/actor.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { idParam, pageOf, pageQuery } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation, StepUp } from '../access/public.js';
import { ownTeam } from './team.js';
import { invitationView } from './invitation.view.js';
import type { InvitationView } from './invitation.view.js';
import { InvitePerson } from './invite-person.js';
import { ListInvitations } from './list-invitations.query.js';
import { ResendInvitation } from './resend-invitation.js';
import { affiliateSide, invitationBody, named, operatorSide } from './side.js';
import type { Side } from './side.js';
import { WithdrawInvitation } from './withdraw-invitation.js';

/** Who is asked into a team: made once for each side, as the team's own controller is. */
function invitationsController(side: Side) {
  @ApiTags('Team')
  @Controller(`${side.path}/invitations`)
  class InvitationsController {
    constructor(
      private readonly commands: CommandBus,
      private readonly queries: QueryBus,
    ) {}

    @Post()
    @StepUp()
    @Access({ may: side.write })
    @Responds({ 201: invitationView }, 'A link was sent by email. It works once and expires in 7 days.')
    async invite(
      @Body({ schema: invitationBody(side) }) input: { email: string; role: Role },
      @CurrentInvocation() invocation: Invocation,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<InvitationView> {
      return replyOutcome(reply, await this.commands.execute(new InvitePerson(input, invocation)));
    }

    @Get()
    @Access({ may: side.read })
    @Responds({ 200: pageOf(invitationView) }, "Invitations into the caller's team, newest first.")
    list(
      @Query({ schema: pageQuery }) page: z.infer<typeof pageQuery>,
      @CurrentActor() actor: Actor,
    ): Promise<Page<InvitationView>> {
      return this.queries.execute(new ListInvitations(ownTeam(actor), page));
    }

    @Post(':id/resend')
    @StepUp()
    @Access({ may: side.write })
    @Responds({ 200: invitationView }, 'A new link was sent; the previous one no longer works.')
    async resend(
      @Param({ schema: idParam('invitation') }) input: { id: string },
      @CurrentInvocation() invocation: Invocation,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<InvitationView> {
      return replyOutcome(reply, await this.commands.execute(new ResendInvitation(input, invocation)));
    }

    @Delete(':id')
    @StepUp()
    @Access({ may: side.write })
    @Responds({ 200: invitationView }, 'The revoked invitation. Its link no longer works.')
    async withdraw(
      @Param({ schema: idParam('invitation') }) input: { id: string },
      @CurrentInvocation() invocation: Invocation,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<InvitationView> {
      return replyOutcome(reply, await this.commands.execute(new WithdrawInvitation(input, invocation)));
    }
  }
  return named(InvitationsController, `${side.name}Invitations`);
}

export const invitationsControllers = [operatorSide, affiliateSide].map(invitationsController);
