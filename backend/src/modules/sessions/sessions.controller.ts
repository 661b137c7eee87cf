import { Controller, Delete, Get, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import { Responds, RespondsNothing } from '../../platform/responds.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation } from '../access/public.js';
import { EndOtherSessions } from './end-other-sessions.js';
import { EndSession } from './end-session.js';
import { ListSessions } from './list-sessions.query.js';
import { endedSessionsView, openSessionsView } from './session-list.view.js';
import type { EndedSessionsView, OpenSessionsView } from './session-list.view.js';

const sessionParam = z.strictObject({ id: z.string().min(1).max(64) });

@ApiTags('Sessions')
@Controller('v1/me/sessions')
export class SessionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Access({ may: 'account:use' })
  @Responds({ 200: openSessionsView }, 'Where the caller is signed in, used last first, a hundred at most.')
  list(@CurrentActor() actor: Actor): Promise<OpenSessionsView> {
    return this.queries.execute(new ListSessions(actor));
  }

  @Delete(':id')
  @Access({ may: 'account:use' })
  @RespondsNothing('The session was ended; its access token expires within ten minutes.')
  async end(
    @Param({ schema: sessionParam }) input: z.infer<typeof sessionParam>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    replyOutcome(reply, await this.commands.execute(new EndSession(input, invocation)));
  }

  @Post('end-others')
  @Access({ may: 'account:use' })
  @Responds({ 200: endedSessionsView }, 'All other sessions were ended; their access tokens expire within ten minutes.')
  async endOthers(
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndedSessionsView> {
    return replyOutcome(reply, await this.commands.execute(new EndOtherSessions(invocation)));
  }
}
