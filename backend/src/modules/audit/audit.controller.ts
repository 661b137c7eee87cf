import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../platform/page.js';
import { Responds } from '../../platform/responds.js';
import { pageOf } from '../../platform/schemas.js';
import { Access } from '../auth/public.js';
import { AuditStatus, auditStatusView } from './audit-status.query.js';
import type { AuditStatusView } from './audit-status.query.js';
import { auditEntryView, ListAudit, listAuditQuery } from './list-audit.query.js';
import type { AuditEntryView, ListAuditInput } from './list-audit.query.js';

@ApiTags('Audit')
@Controller('v1/audit')
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  @Get('entries')
  @Access({ may: 'audit:read' })
  @Responds({ 200: pageOf(auditEntryView) }, 'Changes, with who made them and from where, newest first.')
  list(@Query({ schema: listAuditQuery }) input: ListAuditInput): Promise<Page<AuditEntryView>> {
    return this.queries.execute(new ListAudit(input));
  }

  @Get('status')
  @Access({ may: 'audit:read' })
  @Responds({ 200: auditStatusView }, 'Where the hash chain stands, and what is not sealed yet.')
  status(): Promise<AuditStatusView> {
    return this.queries.execute(new AuditStatus());
  }
}
