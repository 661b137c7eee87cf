import { Module } from '@nestjs/common';
import { Writes } from '../../platform/transaction.js';
import { JobRegistry } from '../jobs/public.js';
import { endExpiredSupportViews } from './end-expired-support-views.js';

const atOnce = 50;

/** What recurs of support views, for the worker. */
@Module({})
export class SupportViewWorkModule {
  constructor(registry: JobRegistry, writes: Writes) {
    registry.addSchedules({
      name: 'end-expired-support-views',
      cron: '* * * * *',
      run: async () => (await endExpiredSupportViews(writes, atOnce)) === atOnce,
    });
  }
}
