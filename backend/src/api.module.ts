import type { DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AffiliatesModule } from './modules/affiliates/public.js';
import { AlertsModule } from './modules/alerts/public.js';
import { AuditModule } from './modules/audit/public.js';
import { AttributionModule } from './modules/attribution/attribution.module.js';
import { AccessModule } from './modules/access/public.js';
import { ApiKeysModule, MerchantKeysModule } from './modules/merchant-keys/public.js';
import { FactorsModule } from './modules/factors/public.js';
import { IdentityModule } from './modules/identity/public.js';
import { SessionsModule } from './modules/sessions/public.js';
import { SignInModule } from './modules/sign-in/public.js';
import { SupportViewModule } from './modules/support-view/public.js';
import { CommissionModule } from './modules/commission/commission.module.js';
import { LedgerModule } from './modules/ledger/ledger.module.js';
import { OperationsModule } from './modules/operations/public.js';
import { ProgramsModule } from './modules/programs/public.js';
import { TermsModule } from './modules/terms/public.js';
import { TeamModule } from './modules/team/public.js';
import { TrackingModule } from './modules/tracking/public.js';
import { ReportsModule } from './modules/reports/reports.module.js';
import { SearchModule } from './modules/search/search.module.js';
import { ViewsModule } from './modules/views/public.js';
import type { Config } from './platform/config.js';
import { IpDatabase } from './platform/ip-database.js';
import { PlatformModule } from './platform/platform.module.js';
import type { PlatformParts } from './platform/platform.module.js';

class ApiModule {}

/** What the API's modules are made of. The seed runs them with fewer settings, because it signs nobody in. */
export interface ApiParts extends Required<Pick<PlatformParts, 'redis'>>, Omit<PlatformParts, 'redis' | 'addresses'> {
  readonly config: Config<'api'> | Config<'seed'>;
}

/** The modules that the API process serves. The seed and the tests run the same ones. */
export function apiModule(parts: ApiParts): DynamicModule {
  const addresses = new IpDatabase(parts.config, parts.logger);
  return {
    module: ApiModule,
    imports: [
      PlatformModule.forRoot({ ...parts, addresses }),
      CqrsModule.forRoot(),
      AccessModule.with([SessionsModule, MerchantKeysModule, SupportViewModule]),
      IdentityModule,
      SessionsModule,
      FactorsModule,
      SignInModule,
      SupportViewModule,
      ApiKeysModule,
      TermsModule,
      ProgramsModule,
      AffiliatesModule,
      TeamModule,
      TrackingModule,
      AttributionModule,
      CommissionModule,
      LedgerModule,
      ReportsModule,
      SearchModule,
      AuditModule,
      AlertsModule,
      ViewsModule,
      OperationsModule,
    ],
  };
}
