import { Body, Controller, Post, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { Responds } from '../../platform/responds.js';
import { Access, originOf } from '../access/public.js';
import { AcceptInvitation, acceptedInvitationView, acceptInvitationBody } from './accept-invitation.js';
import type { AcceptedInvitation, AcceptInvitationInput } from './accept-invitation.js';
import { FindInvitation, findInvitationBody, openInvitationView } from './find-invitation.query.js';
import type { OpenInvitationView } from './find-invitation.query.js';

/** For whoever has the link of an invitation, and no account yet. */
@ApiTags('Team')
@Controller('v1/auth/invitations')
export class AcceptanceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('find')
  @LimitClass('sign-in')
  @Access({ public: true })
  @Responds({ 200: openInvitationView }, 'What the link is for.')
  find(@Body({ schema: findInvitationBody }) { token }: { token: string }): Promise<OpenInvitationView> {
    return this.queries.execute(new FindInvitation(token));
  }

  @Post('accept')
  @LimitClass('sign-in')
  @Access({ public: true })
  @Responds({ 201: acceptedInvitationView }, 'The account was created; sign in with the new password.')
  accept(
    @Body({ schema: acceptInvitationBody }) input: AcceptInvitationInput,
    @Req() request: FastifyRequest,
  ): Promise<AcceptedInvitation> {
    return this.commands.execute(new AcceptInvitation(input, originOf(request)));
  }
}
