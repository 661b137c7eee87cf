import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { replayJob } from '../jobs/public.js';
import type { JobView } from './job.view.js';
import { findJob } from './list-jobs.query.js';
import { jobForgotten, jobNotDead, jobNotFound } from './operations.errors.js';

/** Gives a dead job its attempts once more. */
export class ReplayJob extends Command<Outcome<JobView>> {
  constructor(
    readonly input: { readonly id: string },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ReplayJob)
export class ReplayJobHandler implements ICommandHandler<ReplayJob> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `job_not_found`, `job_not_dead`, `job_not_replayable` */
  execute({ input, invocation }: ReplayJob): Promise<Outcome<JobView>> {
    return this.writes.run('ReplayJob', input, invocation, async (tx) => {
      const replay = await replayJob(tx, input.id);
      if (replay === 'not dead') throw jobNotDead();
      if (replay === 'forgotten') throw jobForgotten();
      const job = replay === 'replayed' ? await findJob(tx.db, input.id) : undefined;
      if (job === undefined) throw jobNotFound();
      tx.changed({ kind: 'job', id: job.id, before: { state: 'dead' }, after: { state: job.state } });
      return job;
    });
  }
}
