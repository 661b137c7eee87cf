import { localDate } from '../../kernel/period.js';
import type { Clock } from '../../platform/clock.js';
import type { Logger } from '../../platform/logger.js';
import type { ReadLiveSnapshot } from './live-counters.query.js';
import { liveFigures } from './rules/live-counters.js';
import type { LiveFigures, LiveSelection, LiveSnapshot } from './rules/live-counters.js';
import { startOfDay } from './rules/report-range.js';

const periodMs = 1_000;

/** What a listener asks about, and where its "today" began. */
export interface LiveInterest extends LiveSelection {
  readonly timeZone: string;
}

/** Called with each new reading, and with null while the numbers cannot be read. */
export type LiveListener = (figures: LiveFigures | null, at: Date) => void;

/**
 * One reading a second for all listeners of this process together, and none while nobody listens. A reading that takes
 * longer delays the next one instead of overlapping it.
 */
export class LiveCountersFeed {
  private readonly listeners = new Set<(snapshot: LiveSnapshot | null, at: Date) => void>();
  private timer: NodeJS.Timeout | undefined;
  private reading = false;
  private failing = false;

  constructor(
    private readonly source: Pick<ReadLiveSnapshot, 'execute'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @returns how to stop listening */
  subscribe({ timeZone, ...selection }: LiveInterest, listener: LiveListener): () => void {
    const heard = (snapshot: LiveSnapshot | null, at: Date): void => {
      const since = startOfDay(localDate(at, timeZone), timeZone).getTime();
      listener(snapshot && liveFigures(snapshot, since, selection), at);
    };
    this.listeners.add(heard);
    if (!this.reading && this.timer === undefined) void this.read();
    return () => {
      this.listeners.delete(heard);
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
    for (const heard of this.listeners) heard(snapshot, at);
    if (this.listeners.size > 0) this.timer = setTimeout(() => void this.read(), periodMs);
  }

  /** Logged once per outage: a line a second would bury everything else. */
  private failed(error: unknown): null {
    if (!this.failing) this.logger.warn({ err: error }, 'live counters cannot be read');
    this.failing = true;
    return null;
  }
}
