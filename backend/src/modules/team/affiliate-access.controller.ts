import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
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
import { affiliateEmailView, ChangeAffiliateEmail, changeAffiliateEmailBody } from './change-affiliate-email.js';
import type { AffiliateEmailView } from './change-affiliate-email.js';
import { teamOf } from './team.js';
import { invitationView } from './invitation.view.js';
import type { InvitationView } from './invitation.view.js';
import { InviteHolder } from './invite-holder.js';
import { ListInvitations } from './list-invitations.query.js';
import { ResendInvitation } from './resend-invitation.js';
import { WithdrawInvitation } from './withdraw-invitation.js';

const affiliate = idParam('affiliate');
const invitation = z.strictObject({ id: idOf('affiliate'), invitationId: idOf('invitation') });

/** How an affiliate comes to sign in: the invitation by the operator, and the address that it goes to. */
@ApiTags('Team')
@Controller('v1/affiliates/:id')
export class AffiliateAccessController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('invitations')
  @StepUp()
  @Access({ may: 'affiliates:write' })
  @Responds({ 201: invitationView }, 'A link was emailed to the affiliate. It works once and expires in 7 days.')
  async invite(
    @Param({ schema: affiliate }) { id }: { id: string },
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationView> {
    return replyOutcome(reply, await this.commands.execute(new InviteHolder({ affiliateId: id }, invocation)));
  }

  @Get('invitations')
  @Access({ may: 'affiliates:read' })
  @Responds({ 200: pageOf(invitationView) }, "Invitations to an affiliate's account, newest first.")
  list(
    @Param({ schema: affiliate }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: z.infer<typeof pageQuery>,
  ): Promise<Page<InvitationView>> {
    return this.queries.execute(new ListInvitations(teamOf(id), page));
  }

  @Post('invitations/:invitationId/resend')
  @StepUp()
  @Access({ may: 'affiliates:write' })
  @Responds({ 200: invitationView }, 'Another link was emailed; the previous one no longer works.')
  async resend(
    @Param({ schema: invitation }) { id, invitationId }: z.infer<typeof invitation>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationView> {
    const command = new ResendInvitation({ id: invitationId }, invocation, teamOf(id));
    return replyOutcome(reply, await this.commands.execute(command));
  }

  @Delete('invitations/:invitationId')
  @StepUp()
  @Access({ may: 'affiliates:write' })
  @Responds({ 200: invitationView }, 'The invitation was revoked. Its link no longer works.')
  async withdraw(
    @Param({ schema: invitation }) { id, invitationId }: z.infer<typeof invitation>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationView> {
    const command = new WithdrawInvitation({ id: invitationId }, invocation, teamOf(id));
    return replyOutcome(reply, await this.commands.execute(command));
  }

  @Post('email')
  @StepUp()
  @Access({ may: 'affiliates:write' })
  @Responds(
    { 200: affiliateEmailView },
    'The new address. Who signs in confirms it by a link that was emailed there; the previous address is notified.',
  )
  async changeEmail(
    @Param({ schema: affiliate }) { id }: { id: string },
    @Body({ schema: changeAffiliateEmailBody }) { email }: { email: string },
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AffiliateEmailView> {
    return replyOutcome(reply, await this.commands.execute(new ChangeAffiliateEmail({ id, email }, invocation)));
  }
}
