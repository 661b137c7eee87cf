import { Inject, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { ClickHouseClient } from '@clickhouse/client';
import { CLICKHOUSE, openClickHouse } from '../../platform/clickhouse.js';
import type { NamedClickHouseSettings } from '../../platform/clickhouse.js';
import { Clock } from '../../platform/clock.js';
import type { Logger } from '../../platform/logger.js';
import { CONFIG, LOGGER } from '../../platform/platform.module.js';
import { LiveCountersController } from './live-counters.controller.js';
import { LiveCountersFeed } from './live-counters-feed.js';
import { ReadLiveSnapshot } from './live-counters.query.js';
import { ReportsController } from './reports.controller.js';
import { RunReport } from './run-report.query.js';

@Module({
  controllers: [ReportsController, LiveCountersController],
  providers: [
    { provide: CLICKHOUSE, inject: [CONFIG], useFactory: (config: NamedClickHouseSettings) => openClickHouse(config) },
    {
      provide: RunReport,
      inject: [CLICKHOUSE],
      useFactory: (clickhouse: ClickHouseClient) => new RunReport(clickhouse),
    },
    {
      provide: LiveCountersFeed,
      inject: [CLICKHOUSE, Clock, LOGGER],
      useFactory: (clickhouse: ClickHouseClient, clock: Clock, logger: Logger) =>
        new LiveCountersFeed(new ReadLiveSnapshot(clickhouse), clock, logger),
    },
  ],
})
export class ReportsModule implements OnApplicationShutdown {
  constructor(@Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient) {}

  async onApplicationShutdown(): Promise<void> {
    await this.clickhouse.close();
  }
}
