import { Inject, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { ClickHouseClient } from '@clickhouse/client';
import { CLICKHOUSE, openClickHouse } from '../../platform/clickhouse.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { ReportsController } from './reports.controller.js';
import { RunReport } from './run-report.query.js';

@Module({
  controllers: [ReportsController],
  providers: [
    { provide: CLICKHOUSE, inject: [CONFIG], useFactory: (config: Config) => openClickHouse(config) },
    {
      provide: RunReport,
      inject: [CLICKHOUSE],
      useFactory: (clickhouse: ClickHouseClient) => new RunReport(clickhouse),
    },
  ],
})
export class ReportsModule implements OnApplicationShutdown {
  constructor(@Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient) {}

  async onApplicationShutdown(): Promise<void> {
    await this.clickhouse.close();
  }
}
