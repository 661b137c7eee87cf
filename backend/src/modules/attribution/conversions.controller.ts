import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import type { Page } from '../../platform/page.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import { Responds } from '../../platform/responds.js';
import { dryRunQuery, idParam, pageOf } from '../../platform/schemas.js';
import type { DryRunQuery } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { VisitorText } from '../../platform/visitor-text.js';
import { Access, CurrentActor, CurrentInvocation } from '../access/public.js';
import { conversionScope, ownerOf, reporterOf } from './caller.js';
import { listConversionsQuery } from './conversion-filter.schema.js';
import type { ListConversionsInput } from './conversion-filter.schema.js';
import { conversionInput } from './conversion-input.js';
import type { ConversionInput } from './conversion-input.js';
import { conversionRow } from './conversion-row.view.js';
import type { ConversionRow } from './conversion-row.view.js';
import { conversionStory, TellConversionStory } from './conversion-story.query.js';
import type { ConversionStory } from './conversion-story.query.js';
import { conversionView, refundView } from './conversion.view.js';
import type { ConversionView, RefundView } from './conversion.view.js';
import { GetConversion } from './get-conversion.query.js';
import { ListConversions } from './list-conversions.query.js';
import { RecordConversion } from './record-conversion.js';
import { RefundConversion } from './refund-conversion.js';
import { orderRefundInput, refundInput } from './refund-input.js';
import type { OrderRefundInput, RefundInput } from './refund-input.js';
import { RefundOrder } from './refund-order.js';
import { RejectConversion, rejectConversionBody } from './reject-conversion.js';
import type { RejectConversionInput } from './reject-conversion.js';

const refundedView = z.object({ refund: refundView, conversion: conversionView }).meta({ id: 'RefundResult' });

@ApiTags('Conversions')
@Controller('v1')
export class ConversionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('conversions')
  @LimitClass('conversions')
  @Access({ scope: 'conversions:write' })
  @VisitorText('clickId', 'couponCode')
  @Responds(
    { 201: conversionView, 200: conversionView },
    'The conversion; 200 when its order had been reported before.',
  )
  async record(
    @Body({ schema: conversionInput }) input: ConversionInput,
    @Query({ schema: dryRunQuery }) { dryRun }: DryRunQuery,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConversionView> {
    const command = new RecordConversion(reporterOf(invocation.actor), input, { ...invocation, dryRun });
    const { created, conversion } = replyOutcome(reply, await this.commands.execute(command));
    reply.status(created ? 201 : 200);
    return conversion;
  }

  @Get('conversions')
  @Access({ may: 'conversions:read', scope: 'conversions:read' })
  @Responds({ 200: pageOf(conversionRow) }, 'Conversions, newest first unless sorted otherwise.')
  list(
    @Query({ schema: listConversionsQuery }) input: ListConversionsInput,
    @CurrentActor() actor: Actor,
  ): Promise<Page<ConversionRow>> {
    return this.queries.execute(new ListConversions(input, conversionScope(actor)));
  }

  @Get('conversions/:id')
  @Access({ may: 'conversions:read', scope: 'conversions:read' })
  @Responds({ 200: conversionView })
  get(
    @Param({ schema: idParam('conversion') }) { id }: { id: string },
    @CurrentActor() actor: Actor,
  ): Promise<ConversionView> {
    return this.queries.execute(new GetConversion(id, conversionScope(actor)));
  }

  @Get('conversions/:id/story')
  @Access({ may: 'conversions:explain', scope: 'conversions:read' })
  @Responds({ 200: conversionStory }, 'What happened, in order, with the click and the postings.')
  story(
    @Param({ schema: idParam('conversion') }) { id }: { id: string },
    @CurrentActor() actor: Actor,
  ): Promise<ConversionStory> {
    return this.queries.execute(new TellConversionStory(id, conversionScope(actor)));
  }

  @Post('conversions/:id/reject')
  @LimitClass('conversions')
  @Access({ may: 'conversions:reject', scope: 'conversions:write' })
  @Responds({ 200: conversionView }, 'The rejected conversion. It earns no commission and is not counted in totals.')
  async reject(
    @Param({ schema: idParam('conversion') }) { id }: { id: string },
    @Body({ schema: rejectConversionBody }) input: RejectConversionInput,
    @Query({ schema: dryRunQuery }) { dryRun }: DryRunQuery,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConversionView> {
    const { actor } = invocation;
    const owner = actor.kind === 'merchant' ? ownerOf(actor) : null;
    const command = new RejectConversion(id, owner, input, { ...invocation, dryRun });
    const conversion = replyOutcome(reply, await this.commands.execute(command));
    reply.status(200);
    return conversion;
  }

  @Post('conversions/:id/refunds')
  @LimitClass('conversions')
  @Access({ may: 'refunds:write', scope: 'conversions:write' })
  @Responds({ 201: refundedView, 200: refundedView }, 'The refund and the conversion after it.')
  async refund(
    @Param({ schema: idParam('conversion') }) { id }: { id: string },
    @Body({ schema: refundInput }) input: RefundInput,
    @Query({ schema: dryRunQuery }) { dryRun }: DryRunQuery,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ refund: RefundView; conversion: ConversionView }> {
    const { actor } = invocation;
    const owner = actor.kind === 'merchant' ? ownerOf(actor) : null;
    const command = new RefundConversion(id, owner, input, { ...invocation, dryRun });
    const { created, refund, conversion } = replyOutcome(reply, await this.commands.execute(command));
    reply.status(created ? 201 : 200);
    return { refund, conversion };
  }

  @Post('refunds')
  @LimitClass('conversions')
  @Access({ scope: 'conversions:write' })
  @Responds({ 201: refundView, 200: refundView, 202: refundView }, 'The refund; 202 while it waits for its sale.')
  async refundOrder(
    @Body({ schema: orderRefundInput }) input: OrderRefundInput,
    @Query({ schema: dryRunQuery }) { dryRun }: DryRunQuery,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RefundView> {
    const command = new RefundOrder(ownerOf(invocation.actor), input, { ...invocation, dryRun });
    const { created, refund } = replyOutcome(reply, await this.commands.execute(command));
    reply.status(refund.status === 'parked' ? 202 : created ? 201 : 200);
    return refund;
  }
}
