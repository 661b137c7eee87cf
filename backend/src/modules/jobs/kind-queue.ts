import type { ClaimedJob } from './claim.store.js';

export interface KindQueueParts {
  /** Jobs at once. */
  readonly concurrency: number;
  claim(limit: number): Promise<ClaimedJob[]>;
  /** Never rejects. */
  run(job: ClaimedJob): Promise<void>;
}

/** The jobs of one kind in this process: as many at once as it may, and the next one when one ends. */
export class KindQueue {
  private readonly active = new Set<Promise<void>>();
  private filling: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(private readonly parts: KindQueueParts) {}

  /** Claims what is due, as far as there is room. Calls that come together share one look. */
  fill(): Promise<void> {
    this.again = true;
    this.filling ??= this.claimDue().finally(() => {
      this.filling = undefined;
      // A call that came just when the last look was over.
      return this.again && !this.stopped ? this.fill() : undefined;
    });
    return this.filling;
  }

  /** Claims no more; resolves when what was begun has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.filling?.catch(() => undefined);
    await Promise.all(this.active);
  }

  private async claimDue(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      const room = this.parts.concurrency - this.active.size;
      if (room < 1) return;
      for (const job of await this.parts.claim(room)) this.begin(job);
    }
  }

  private begin(job: ClaimedJob): void {
    const task = this.parts.run(job).finally(() => {
      this.active.delete(task);
      // The sweep finds what this look misses.
      void this.fill().catch(() => undefined);
    });
    this.active.add(task);
  }
}
