import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { idParam, pageOf } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentInvocation } from '../access/public.js';
import { jobView } from './job.view.js';
import type { JobView } from './job.view.js';
import { ListJobs, listJobsQuery } from './list-jobs.query.js';
import type { ListJobsInput } from './list-jobs.query.js';
import { ListSchedules, schedulesView } from './list-schedules.query.js';
import type { SchedulesView } from './list-schedules.query.js';
import { ReplayJob } from './replay-job.js';

@ApiTags('Operations')
@Controller('v1')
export class OperationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('jobs')
  @Access({ may: 'jobs:read' })
  @Responds(
    { 200: pageOf(jobView) },
    'Background jobs, newest first. Dead ones are kept for 90 days, done ones for a day.',
  )
  list(@Query({ schema: listJobsQuery }) input: ListJobsInput): Promise<Page<JobView>> {
    return this.queries.execute(new ListJobs(input));
  }

  @Get('schedules')
  @Access({ may: 'jobs:read' })
  @Responds({ 200: schedulesView }, 'Recurring work, with its last and next run.')
  schedules(): Promise<SchedulesView> {
    return this.queries.execute(new ListSchedules());
  }

  @Post('jobs/:id/replay')
  @Access({ may: 'jobs:write' })
  @Responds({ 200: jobView }, 'The job, waiting for its next attempt.')
  async replay(
    @Param({ schema: idParam('job') }) { id }: { id: string },
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JobView> {
    return replyOutcome(reply, await this.commands.execute(new ReplayJob({ id }, invocation)));
  }
}
