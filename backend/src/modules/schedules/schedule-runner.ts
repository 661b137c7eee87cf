import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../platform/database.js';
import { newUuid } from '../../platform/ids.js';
import { holdLease, releaseLease } from '../../platform/lease.js';
import type { Logger } from '../../platform/logger.js';
import { runInContext, traceIdOf } from '../../platform/request-context.js';

/** Something the worker does again and again, on one replica at a time. */
export interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  /** One run. @returns true when there is more to do at once */
  readonly run: () => Promise<boolean>;
}

/** Runs schedules under leases until it is stopped. A run that fails is logged and comes round again. */
export class ScheduleRunner {
  private readonly owner = newUuid();
  private readonly stopping = new AbortController();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly db: Database,
    private readonly logger: Logger,
    private readonly schedules: readonly Schedule[],
  ) {}

  start(): void {
    this.loops = this.schedules.map((schedule) => this.loop(schedule));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
    const names = this.schedules.map(({ name }) => `schedule/${name}`);
    await Promise.all(names.map((name) => releaseLease(this.db, name, this.owner).catch(() => undefined)));
  }

  private async loop(schedule: Schedule): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let more = false;
      try {
        if (await holdLease(this.db, `schedule/${schedule.name}`, this.owner)) {
          more = await runInContext({ requestId: newUuid(), traceId: traceIdOf(undefined) }, schedule.run);
        }
      } catch (error) {
        this.logger.error({ err: error, schedule: schedule.name }, 'schedule failed; it will run again');
      }
      if (!more) await sleep(schedule.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
