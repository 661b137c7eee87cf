import type { DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AttributionWorkModule } from './modules/attribution/attribution-work.module.js';
import { AttributionModule } from './modules/attribution/attribution.module.js';
import { AuditWorkModule } from './modules/audit/audit-work.module.js';
import { SupportViewWorkModule } from './modules/support-view/public.js';
import { CommissionWorkModule } from './modules/commission/commission-work.module.js';
import { CommissionModule } from './modules/commission/commission.module.js';
import { JobsModule } from './modules/jobs/public.js';
import { LedgerWorkModule } from './modules/ledger/ledger-work.module.js';
import { MailWorkModule } from './modules/mail/mail-work.module.js';
import { SecurityWorkModule } from './modules/security/security-work.module.js';
import { PlatformModule } from './platform/platform.module.js';
import type { PlatformParts } from './platform/platform.module.js';

class WorkerModule {}

/** The modules whose work the worker does. Tests do it with the same ones. */
export function workerModule(parts: PlatformParts): DynamicModule {
  return {
    module: WorkerModule,
    imports: [
      PlatformModule.forRoot(parts),
      CqrsModule.forRoot(),
      JobsModule,
      MailWorkModule,
      SecurityWorkModule,
      SupportViewWorkModule,
      LedgerWorkModule,
      CommissionModule,
      CommissionWorkModule,
      AttributionModule,
      AttributionWorkModule,
      AuditWorkModule,
    ],
  };
}
