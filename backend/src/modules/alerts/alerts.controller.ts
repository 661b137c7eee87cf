import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { replyOutcome } from '../../platform/outcome-reply.js';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { idParam, pageOf } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentInvocation } from '../access/public.js';
import { alertChecksView, ListAlertChecks } from './alert-checks.query.js';
import type { AlertChecksView } from './alert-checks.query.js';
import { alertView } from './alert.view.js';
import type { AlertView } from './alert.view.js';
import { ListAlerts, listAlertsQuery } from './list-alerts.query.js';
import type { ListAlertsInput } from './list-alerts.query.js';
import { ResolveAlert, resolveAlertBody } from './resolve-alert.js';

@ApiTags('Security')
@Controller('v1/security')
export class AlertsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('alerts')
  @Access({ may: 'alerts:read' })
  @Responds({ 200: pageOf(alertView) }, 'Security alerts, newest first.')
  list(@Query({ schema: listAlertsQuery }) input: ListAlertsInput): Promise<Page<AlertView>> {
    return this.queries.execute(new ListAlerts(input));
  }

  @Get('checks')
  @Access({ may: 'alerts:read' })
  @Responds({ 200: alertChecksView }, 'Which anomaly checks are on.')
  checks(): Promise<AlertChecksView> {
    return this.queries.execute(new ListAlertChecks());
  }

  @Post('alerts/:id/resolve')
  @Access({ may: 'alerts:write' })
  @Responds({ 200: alertView }, 'The alert with its resolution.')
  async resolve(
    @Param({ schema: idParam('securityAlert') }) { id }: { id: string },
    @Body({ schema: resolveAlertBody }) body: z.infer<typeof resolveAlertBody>,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertView> {
    return replyOutcome(reply, await this.commands.execute(new ResolveAlert({ ...body, id }, invocation)));
  }
}
