import { Module } from '@nestjs/common';
import { AuditStatusHandler } from './audit-status.query.js';
import { AuditController } from './audit.controller.js';
import { ListAuditHandler } from './list-audit.query.js';

@Module({ controllers: [AuditController], providers: [ListAuditHandler, AuditStatusHandler] })
export class AuditModule {}
