import type { JobHandler } from './job-kind.js';
import type { Schedule } from './schedule.js';

/**
 * What this process could do in the background: each module's own provider adds its work when Nest makes it. Only a `JobWorker`
 * does any of it.
 */
export class JobRegistry {
  private readonly work = new Map<string, JobHandler | Schedule>();

  /** @throws when the kind is another's already */
  addHandler(handler: JobHandler): void {
    this.add(handler.kind, handler);
  }

  /** @throws when the name is another's already */
  addSchedules(...schedules: readonly Schedule[]): void {
    for (const schedule of schedules) this.add(schedule.name, schedule);
  }

  get handlers(): JobHandler[] {
    return [...this.work.values()].filter((one) => 'kind' in one);
  }

  get schedules(): Schedule[] {
    return [...this.work.values()].filter((one) => 'cron' in one);
  }

  private add(name: string, work: JobHandler | Schedule): void {
    if (this.work.has(name)) throw new Error(`two kinds of jobs are called ${name}`);
    this.work.set(name, work);
  }
}
