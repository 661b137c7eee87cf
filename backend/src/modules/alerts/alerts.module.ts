import { Module } from '@nestjs/common';
import { ListAlertChecksHandler } from './alert-checks.query.js';
import { AlertsController } from './alerts.controller.js';
import { ListAlertsHandler } from './list-alerts.query.js';
import { ResolveAlertHandler } from './resolve-alert.js';

@Module({
  controllers: [AlertsController],
  providers: [ListAlertsHandler, ListAlertChecksHandler, ResolveAlertHandler],
})
export class AlertsModule {}
