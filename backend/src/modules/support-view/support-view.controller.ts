import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds, RespondsNothing } from '../../platform/responds.js';
import { idParam, pageOf, pageQuery } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation, ownAffiliateId, StepUp } from '../access/public.js';
import { EndSupportView } from './end-support-view.js';
import { ListSupportViews, supportViewView } from './list-support-views.query.js';
import type { SupportViewView } from './list-support-views.query.js';
import { OpenSupportView, openedSupportViewView, openSupportViewBody } from './open-support-view.js';
import type { OpenedSupportView } from './open-support-view.js';
import { StartSupportView, startedSupportViewView, startSupportViewBody } from './start-support-view.js';
import type { StartedSupportView } from './start-support-view.js';

@ApiTags('Support view')
@Controller('v1')
export class SupportViewController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('affiliates/:id/support-view')
  @StepUp()
  @Access({ may: 'support-view:start' })
  @Responds(
    { 201: startedSupportViewView },
    'A read-only view of the affiliate app as this affiliate sees it, for 15 minutes.',
  )
  async start(
    @Param({ schema: idParam('affiliate') }) { id }: { id: string },
    @Body({ schema: startSupportViewBody }) body: z.infer<typeof startSupportViewBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedSupportView> {
    const command = new StartSupportView({ ...body, affiliateId: id }, invocation);
    return replyOutcome(reply, await this.commands.execute(command));
  }

  @Post('auth/support-view')
  @Access({ public: true })
  @Responds(
    { 200: openedSupportViewView },
    'The access token of a support view in exchange for its code, which works once.',
  )
  open(@Body({ schema: openSupportViewBody }) { code }: { code: string }): Promise<OpenedSupportView> {
    return this.commands.execute(new OpenSupportView(code));
  }

  @Post('auth/support-view/end')
  @Access({ may: 'own:read', inSupportView: true })
  @RespondsNothing('The support view of this access token was ended. Other tokens get 403.')
  end(@CurrentInvocation() invocation: Invocation): Promise<void> {
    return this.commands.execute(new EndSupportView(invocation));
  }

  @Get('me/support-views')
  @Access({ may: 'own:read' })
  @Responds({ 200: pageOf(supportViewView) }, 'Support visits to the account with their reasons, newest first.')
  list(
    @Query({ schema: pageQuery }) page: z.infer<typeof pageQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<Page<SupportViewView>> {
    return this.queries.execute(new ListSupportViews(ownAffiliateId(actor) ?? '', page));
  }
}
