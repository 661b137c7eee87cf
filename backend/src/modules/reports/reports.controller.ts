import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { Responds } from '../../platform/responds.js';
import { Access, CurrentActor, ownAffiliateId, ownLivemode, ownMerchantId, ownProgramIds } from '../access/public.js';
import { report, reportRequest } from './report.schema.js';
import type { Report, ReportRequest } from './report.schema.js';
import { RunReport } from './run-report.query.js';

@ApiTags('Reports')
@Controller('v1/reports')
export class ReportsController {
  constructor(private readonly reports: RunReport) {}

  @Post('query')
  @LimitClass('report')
  @Access({ may: 'reports:read', scope: 'reports:read', inSupportView: true })
  @Responds({ 200: report }, 'Figures by day, link, affiliate and program; affiliates and merchants get their own.')
  query(@Body({ schema: reportRequest }) request: ReportRequest, @CurrentActor() actor: Actor): Promise<Report> {
    return this.reports.execute(request, {
      affiliateId: ownAffiliateId(actor),
      merchantId: ownMerchantId(actor),
      programIds: ownProgramIds(actor),
      livemode: ownLivemode(actor),
    });
  }
}
