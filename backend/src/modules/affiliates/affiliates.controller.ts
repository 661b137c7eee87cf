import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { csvPageSize, replyCsv } from '../../platform/csv.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds, RespondsCsv } from '../../platform/responds.js';
import { idOf, idParam, pageOf } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation, StepUp } from '../access/public.js';
import { AddMember, addMemberBody } from './add-member.js';
import { affiliateView, memberView } from './affiliate.view.js';
import type { AffiliateView, MemberView } from './affiliate.view.js';
import { ChangeMember, changeMemberBody } from './change-member.js';
import { affiliateCsv } from './affiliate-csv.js';
import { CreateAffiliate, createAffiliateBody } from './create-affiliate.js';
import type { CreateAffiliateInput } from './create-affiliate.js';
import { GetAffiliate } from './get-affiliate.query.js';
import {
  affiliateRow,
  chosenAffiliatesBody,
  exportAffiliatesQuery,
  ListAffiliates,
  listAffiliatesQuery,
} from './list-affiliates.query.js';
import type { AffiliateRow } from './list-affiliates.query.js';
import { RenameAffiliate, renameAffiliateBody } from './rename-affiliate.js';

type ExportedAffiliates = z.infer<typeof exportAffiliatesQuery>;
const memberParams = z.strictObject({ id: idOf('program'), affiliateId: idOf('affiliate') });

@ApiTags('Affiliates')
@Controller('v1')
export class AffiliatesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Post('affiliates')
  @StepUp()
  @Access({ may: 'affiliates:write' })
  @Responds({ 201: affiliateView })
  async create(
    @Body({ schema: createAffiliateBody }) input: CreateAffiliateInput,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AffiliateView> {
    return replyOutcome(reply, await this.commands.execute(new CreateAffiliate(input, invocation)));
  }

  @Get('affiliates')
  @Access({ may: 'affiliates:read' })
  @Responds({ 200: pageOf(affiliateRow) }, 'Affiliates, newest first.')
  list(
    @Query({ schema: listAffiliatesQuery }) input: z.infer<typeof listAffiliatesQuery>,
  ): Promise<Page<AffiliateRow>> {
    return this.queries.execute(new ListAffiliates(input));
  }

  @Get('affiliates/export')
  @LimitClass('report')
  @Access({ may: 'affiliates:read' })
  @RespondsCsv('All affiliates of the filter as CSV.')
  export(
    @Query({ schema: exportAffiliatesQuery }) filter: ExportedAffiliates,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.file(filter, reply);
  }

  @Post('affiliates/export')
  @LimitClass('report')
  @Access({ may: 'affiliates:read' })
  @RespondsCsv('The chosen affiliates that the filter finds as CSV.')
  exportChosen(
    @Query({ schema: exportAffiliatesQuery }) filter: ExportedAffiliates,
    @Body({ schema: chosenAffiliatesBody }) { ids }: z.infer<typeof chosenAffiliatesBody>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.file({ ...filter, ids }, reply);
  }

  @Get('affiliates/:id')
  @Access({ may: 'affiliate:read' })
  @Responds({ 200: affiliateView }, 'One affiliate; affiliates find only themselves.')
  get(
    @Param({ schema: idParam('affiliate') }) { id }: { id: string },
    @CurrentActor() actor: Actor,
  ): Promise<AffiliateView> {
    return this.queries.execute(new GetAffiliate(id, actor));
  }

  @Patch('affiliates/:id')
  @Access({ may: 'affiliates:write' })
  @Responds({ 200: affiliateView }, 'The affiliate after the change.')
  async rename(
    @Param({ schema: idParam('affiliate') }) { id }: { id: string },
    @Body({ schema: renameAffiliateBody }) { name }: { name: string },
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AffiliateView> {
    return replyOutcome(reply, await this.commands.execute(new RenameAffiliate({ id, name }, invocation)));
  }

  @Post('programs/:id/affiliates')
  @StepUp()
  @Access({ may: 'affiliates:write' })
  @Responds({ 201: memberView }, 'The affiliate is approved for the program.')
  async addMember(
    @Param({ schema: idParam('program') }) { id }: { id: string },
    @Body({ schema: addMemberBody }) body: z.infer<typeof addMemberBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberView> {
    return replyOutcome(reply, await this.commands.execute(new AddMember({ ...body, programId: id }, invocation)));
  }

  @Patch('programs/:id/affiliates/:affiliateId')
  @StepUp()
  @Access({ may: 'affiliates:write' })
  @Responds({ 200: memberView }, 'The membership after the change. Only the approved earn.')
  async changeMember(
    @Param({ schema: memberParams }) { id, affiliateId }: z.infer<typeof memberParams>,
    @Body({ schema: changeMemberBody }) body: z.infer<typeof changeMemberBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberView> {
    const command = new ChangeMember({ ...body, programId: id, affiliateId }, invocation);
    return replyOutcome(reply, await this.commands.execute(command));
  }

  private file(filter: ExportedAffiliates, reply: FastifyReply): Promise<void> {
    const page = (cursor: string | undefined) =>
      this.queries.execute(new ListAffiliates({ ...filter, cursor, limit: csvPageSize }));
    return replyCsv(reply, { name: 'affiliates', filter, columns: affiliateCsv, page }, this.clock.now());
  }
}
