import { Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobRegistry } from '../jobs/public.js';
import { ExpireParkedRefunds } from './expire-parked-refunds.js';
import { HashCustomers } from './hash-customers.js';
import { MaintainClickContext } from './maintain-click-context.js';

const refundsAtOnce = 100;
const customersAtOnce = 500;

/** What recurs in this module; the worker imports it beside the module itself. */
@Module({})
export class AttributionWorkModule {
  constructor(registry: JobRegistry, commands: CommandBus) {
    registry.addSchedules(
      {
        name: 'hash-customers',
        cron: '*/10 * * * *',
        run: async () => (await commands.execute(new HashCustomers(customersAtOnce))) === customersAtOnce,
      },
      {
        name: 'expire-parked-refunds',
        cron: '*/10 * * * *',
        run: async () => (await commands.execute(new ExpireParkedRefunds(refundsAtOnce))) === refundsAtOnce,
      },
      {
        name: 'maintain-click-context',
        cron: '*/10 * * * *',
        run: async () => (await commands.execute(new MaintainClickContext())) > 0,
      },
    );
  }
}
