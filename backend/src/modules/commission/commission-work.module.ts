import { Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobRegistry } from '../jobs/public.js';
import { ApproveDueCommissions } from './approve-due-commissions.js';

const atOnce = 100;

/** What recurs in this module; the worker imports it beside the module itself. */
@Module({})
export class CommissionWorkModule {
  constructor(registry: JobRegistry, commands: CommandBus) {
    registry.addSchedules({
      name: 'approve-due-commissions',
      cron: '*/5 * * * * *',
      run: async () => (await commands.execute(new ApproveDueCommissions(atOnce))) === atOnce,
    });
  }
}
