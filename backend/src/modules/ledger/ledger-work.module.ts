import { Inject, Module } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import type { Logger } from '../../platform/logger.js';
import { LOGGER } from '../../platform/platform.module.js';
import { JobRegistry } from '../jobs/public.js';
import { verifyLedger } from './verify-ledger.js';

/** Pieces of verification at a time: a worker that is to stop stops between two of them. */
const verificationMs = 5_000;

/** What recurs in this module, for the worker. */
@Module({})
export class LedgerWorkModule {
  constructor(registry: JobRegistry, db: Database, @Inject(LOGGER) logger: Logger) {
    registry.addSchedules({
      name: 'verify-ledger',
      cron: '*/5 * * * *',
      run: async (signal) => {
        const soon = AbortSignal.any([signal, AbortSignal.timeout(verificationMs)]);
        const { differences, more } = await verifyLedger(db, new Date(), soon);
        if (differences.length > 0) logger.fatal({ differences }, 'ledger accounts are not what their entries say');
        return more;
      },
    });
  }
}
