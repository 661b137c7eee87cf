import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { idParam, pageOf } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentInvocation } from '../access/public.js';
import { AddTerms, addTermsBody, ListTerms, termsListView, termsView } from '../terms/public.js';
import type { TermsView } from '../terms/public.js';
import { ChangeProgram, changeProgramBody } from './change-program.js';
import { CreateProgram, createProgramBody } from './create-program.js';
import type { CreateProgramInput } from './create-program.js';
import { GetProgram } from './get-program.query.js';
import { ListPrograms, listProgramsQuery } from './list-programs.query.js';
import { programView } from './program.view.js';
import type { ProgramView } from './program.view.js';

const programId = idParam('program');

@ApiTags('Programs')
@Controller('v1/programs')
export class ProgramsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Access({ may: 'programs:write' })
  @Responds({ 201: programView })
  async create(
    @Body({ schema: createProgramBody }) input: CreateProgramInput,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgramView> {
    return replyOutcome(reply, await this.commands.execute(new CreateProgram(input, invocation)));
  }

  @Get()
  @Access({ may: 'programs:read', scope: 'conversions:read' })
  @Responds({ 200: pageOf(programView) }, 'Programs, newest first; merchants see their own.')
  list(
    @Query({ schema: listProgramsQuery }) input: z.infer<typeof listProgramsQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<Page<ProgramView>> {
    return this.queries.execute(new ListPrograms(input, actor));
  }

  @Get(':id')
  @Access({ may: 'programs:read', scope: 'conversions:read' })
  @Responds({ 200: programView })
  get(@Param({ schema: programId }) { id }: { id: string }, @CurrentActor() actor: Actor): Promise<ProgramView> {
    return this.queries.execute(new GetProgram(id, actor));
  }

  @Patch(':id')
  @Access({ may: 'programs:write' })
  @Responds(
    { 200: programView },
    'The program after the change. By setting provenDomains you confirm that the merchant owns them.',
  )
  async change(
    @Param({ schema: programId }) { id }: { id: string },
    @Body({ schema: changeProgramBody }) body: z.infer<typeof changeProgramBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgramView> {
    return replyOutcome(reply, await this.commands.execute(new ChangeProgram({ ...body, id }, invocation)));
  }

  @Post(':id/terms')
  @Access({ may: 'programs:write' })
  @Responds({ 201: termsView }, 'The new version. Earlier decisions keep their version.')
  async addTerms(
    @Param({ schema: programId }) { id }: { id: string },
    @Body({ schema: addTermsBody }) body: z.infer<typeof addTermsBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermsView> {
    return replyOutcome(reply, await this.commands.execute(new AddTerms({ ...body, programId: id }, invocation)));
  }

  @Get(':id/terms')
  @Access({ may: 'programs:read', scope: 'conversions:read' })
  @Responds({ 200: termsListView }, 'Every version, oldest first.')
  terms(
    @Param({ schema: programId }) { id }: { id: string },
    @CurrentActor() actor: Actor,
  ): Promise<{ data: TermsView[] }> {
    return this.queries.execute(new ListTerms(id, actor));
  }
}
