import type { Logger } from '../../platform/logger.js';
import type { Clock } from '../../platform/clock.js';
import type { ReadLiveSnapshot } from './live-counters.query.js';
import type { LiveSnapshot } from './rules/live-counters.js';

const periodMs = 1_000;

/** Called with each new reading, and with null while the numbers cannot be read. */
export type LiveListener = (snapshot: LiveSnapshot | null, at: Date) => void;

/**
 * One reading a second for all listeners of this process together, and none while nobody listens. A reading that takes
 * longer delays the next one instead of overlapping it.
 */
export class LiveCountersFeed {
  private readonly listeners = new Set<LiveListener>();
  private timer: NodeJS.Timeout | undefined;
  private reading = false;
  private failing = false;

  constructor(
    private readonly source: Pick<ReadLiveSnapshot, 'execute'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @returns how to stop listening */
  subscribe(listener: LiveListener): () => void {
    this.listeners.add(listener);
    if (!this.reading && this.timer === undefined) void this.read();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearTimeout(this.timer);
      this.timer = undefined;
    };
  }

  private async read(): Promise<void> {
    this.timer = undefined;
    this.reading = true;
    const at = this.clock.now();
    const snapshot = await this.source.execute(at).catch((error: unknown) => this.failed(error));
    if (snapshot) this.failing = false;
    this.reading = false;
    for (const listener of this.listeners) listener(snapshot, at);
    if (this.listeners.size > 0) this.timer = setTimeout(() => void this.read(), periodMs);
  }

  /** Logged once per outage: a line a second would bury everything else. */
  private failed(error: unknown): null {
    if (!this.failing) this.logger.warn({ err: error }, 'live counters cannot be read');
    this.failing = true;
    return null;
  }
}
