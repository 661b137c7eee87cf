import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { csvPageSize, replyCsv } from '../../platform/csv.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds, RespondsCsv } from '../../platform/responds.js';
import { idParam, pageOf } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation } from '../access/public.js';
import { ChangeLink, changeLinkBody } from './change-link.js';
import { linkCsv } from './tracking-csv.js';
import { CreateLink, createLinkBody } from './create-link.js';
import type { CreateLinkInput } from './create-link.js';
import { GetLink } from './get-link.query.js';
import { linkView } from './link.view.js';
import type { LinkView } from './link.view.js';
import { linkRow, chosenLinksBody, exportLinksQuery, ListLinks, listLinksQuery } from './list-links.query.js';
import type { LinkRow } from './list-links.query.js';

@ApiTags('Links')
@Controller('v1/links')
export class LinksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Access({ may: 'links:write' })
  @Responds({ 201: linkView }, 'The link. It redirects within a second or so.')
  async create(
    @Body({ schema: createLinkBody }) input: CreateLinkInput,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkView> {
    return replyOutcome(reply, await this.commands.execute(new CreateLink(input, invocation)));
  }

  @Get()
  @Access({ may: 'links:read' })
  @Responds({ 200: pageOf(linkRow) }, 'Links, newest first; affiliates see their own.')
  list(
    @Query({ schema: listLinksQuery }) input: z.infer<typeof listLinksQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<Page<LinkRow>> {
    return this.queries.execute(new ListLinks(input, actor));
  }

  @Get('export')
  @LimitClass('report')
  @Access({ may: 'links:read' })
  @RespondsCsv('All links of the filter as CSV; affiliates get their own.')
  export(
    @Query({ schema: exportLinksQuery }) filter: z.infer<typeof exportLinksQuery>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.file(filter, actor, reply);
  }

  @Post('export')
  @LimitClass('report')
  @Access({ may: 'links:read', inSupportView: true })
  @RespondsCsv('The chosen links that the filter finds as CSV; affiliates get their own.')
  exportChosen(
    @Query({ schema: exportLinksQuery }) filter: z.infer<typeof exportLinksQuery>,
    @Body({ schema: chosenLinksBody }) { ids }: z.infer<typeof chosenLinksBody>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.file({ ...filter, ids }, actor, reply);
  }

  @Get(':id')
  @Access({ may: 'links:read' })
  @Responds({ 200: linkView })
  get(@Param({ schema: idParam('link') }) { id }: { id: string }, @CurrentActor() actor: Actor): Promise<LinkView> {
    return this.queries.execute(new GetLink(id, actor));
  }

  @Patch(':id')
  @Access({ may: 'links:write' })
  @Responds({ 200: linkView }, 'The link after the change.')
  async change(
    @Param({ schema: idParam('link') }) { id }: { id: string },
    @Body({ schema: changeLinkBody }) body: z.infer<typeof changeLinkBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkView> {
    return replyOutcome(reply, await this.commands.execute(new ChangeLink({ ...body, id }, invocation)));
  }

  private file(filter: Omit<ListLinks['input'], 'cursor' | 'limit'>, actor: Actor, reply: FastifyReply): Promise<void> {
    const page = (cursor: string | undefined) =>
      this.queries.execute(new ListLinks({ ...filter, cursor, limit: csvPageSize }, actor));
    return replyCsv(reply, { name: 'links', filter, columns: linkCsv, page }, this.clock.now());
  }
}
