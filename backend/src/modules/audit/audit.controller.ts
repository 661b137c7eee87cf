import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { csvPageSize, replyCsv } from '../../platform/csv.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import type { Page } from '../../platform/page.js';
import { Responds, RespondsCsv } from '../../platform/responds.js';
import { pageOf } from '../../platform/schemas.js';
import { Access } from '../access/public.js';
import { auditCsv } from './audit-csv.js';
import { AuditStatus, auditStatusView } from './audit-status.query.js';
import type { AuditStatusView } from './audit-status.query.js';
import { auditEntryView, exportAuditQuery, ListAudit, listAuditQuery } from './list-audit.query.js';
import type { AuditEntryView, ListAuditInput } from './list-audit.query.js';

@ApiTags('Audit')
@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get('entries')
  @Access({ may: 'audit:read' })
  @Responds({ 200: pageOf(auditEntryView) }, 'Changes, with who made them and from where, newest first.')
  list(@Query({ schema: listAuditQuery }) input: ListAuditInput): Promise<Page<AuditEntryView>> {
    return this.queries.execute(new ListAudit(input));
  }

  @Get('entries/export')
  @LimitClass('report')
  @Access({ may: 'audit:read' })
  @RespondsCsv('All entries of the filter as CSV, at most 100,000; a longer file is broken off.')
  export(
    @Query({ schema: exportAuditQuery }) input: z.infer<typeof exportAuditQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = (cursor: string | undefined) =>
      this.queries.execute(new ListAudit({ ...input, cursor, limit: csvPageSize }));
    return replyCsv(reply, { name: 'audit', filter: input, columns: auditCsv, page }, this.clock.now());
  }

  @Get('status')
  @Access({ may: 'audit:read' })
  @Responds({ 200: auditStatusView }, 'Where the hash chain stands, and what is not sealed yet.')
  status(): Promise<AuditStatusView> {
    return this.queries.execute(new AuditStatus());
  }
}
