import { Global, Module } from '@nestjs/common';
import { makeEventPartitions } from '../../messaging/events.store.js';
import { Database } from '../../platform/database.js';
import { removeOldAnswers } from '../../platform/idempotency.js';
import { JobRegistry } from './job-registry.js';
import { removeEndedJobs } from './job.store.js';

/** The registry that the worker's modules add their work to, and the housekeeping of what lies below all modules. */
@Global()
@Module({ providers: [JobRegistry], exports: [JobRegistry] })
export class JobsModule {
  constructor(registry: JobRegistry, db: Database) {
    registry.addSchedules(
      { name: 'make-event-partitions', cron: '30 0 * * *', run: () => makeEventPartitions(db).then(() => false) },
      { name: 'remove-old-answers', cron: '*/10 * * * *', run: () => removeOldAnswers(db).then(() => false) },
      { name: 'remove-ended-jobs', cron: '*/10 * * * *', run: () => removeEndedJobs(db).then(() => false) },
    );
  }
}
