import { Inject, Module } from '@nestjs/common';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import { JobRegistry } from '../jobs/public.js';
import { removeOldAlerts } from './remove-old-alerts.js';

const atMost = 200;

/** What recurs in this module, for the worker. */
@Module({})
export class SecurityWorkModule {
  constructor(
    registry: JobRegistry,
    writes: Writes,
    @Inject(CONFIG) { ALERT_DAYS: days }: Pick<Settings, 'ALERT_DAYS'>,
  ) {
    registry.addSchedules({
      name: 'remove-old-alerts',
      cron: '*/10 * * * *',
      run: async () => (await removeOldAlerts(writes, { days, atMost })) === atMost,
    });
  }
}
