import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import { Responds, RespondsNothing } from '../../platform/responds.js';
import { idParam } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation } from '../access/public.js';
import { ChangeView, changeViewBody } from './change-view.js';
import { CreateView, createViewBody } from './create-view.js';
import type { CreateViewInput } from './create-view.js';
import { DeleteView } from './delete-view.js';
import { ListViews, listViewsQuery, savedViewList } from './list-views.query.js';
import type { SavedViewList } from './list-views.query.js';
import { savedViewView } from './saved-view.view.js';
import type { SavedViewView } from './saved-view.view.js';

@ApiTags('Views')
@Controller('v1/views')
export class ViewsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Access({ may: 'views:use' })
  @Responds({ 200: savedViewList }, "The caller's views of a list and those colleagues share; own ones first, by name.")
  list(
    @Query({ schema: listViewsQuery }) { list }: z.infer<typeof listViewsQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<SavedViewList> {
    return this.queries.execute(new ListViews(list, actor));
  }

  @Post()
  @Access({ may: 'views:use' })
  @Responds({ 201: savedViewView })
  async create(
    @Body({ schema: createViewBody }) input: CreateViewInput,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedViewView> {
    return replyOutcome(reply, await this.commands.execute(new CreateView(input, invocation)));
  }

  @Patch(':id')
  @Access({ may: 'views:use' })
  @Responds({ 200: savedViewView }, "The view after the change. A colleague's cannot be changed.")
  async change(
    @Param({ schema: idParam('savedView') }) { id }: { id: string },
    @Body({ schema: changeViewBody }) body: z.infer<typeof changeViewBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedViewView> {
    return replyOutcome(reply, await this.commands.execute(new ChangeView({ ...body, id }, invocation)));
  }

  @Delete(':id')
  @Access({ may: 'views:use' })
  @RespondsNothing("The view was deleted, for colleagues too. A colleague's cannot be deleted.")
  async delete(
    @Param({ schema: idParam('savedView') }) input: { id: string },
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    replyOutcome(reply, await this.commands.execute(new DeleteView(input, invocation)));
  }
}
