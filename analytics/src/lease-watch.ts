import type { KV } from '@nats-io/kv';
import { readRevision } from './fenced-value.js';

/** The text of a lease that nobody holds. */
export const released = JSON.stringify({ owner: null });

/**
 * A lease seen from outside. Nobody compares clocks of two machines: it has run out when its revision has not changed for
 * the lease time by the observer's own monotonic clock.
 */
export class LeaseWatch {
  private seen = { revision: -1, at: 0 };

  constructor(
    private readonly kv: KV,
    private readonly key: string,
    private readonly leaseMs: number,
  ) {}

  /** Whether nobody holds it, as far as can be told by now, and the revision under which it may be taken. */
  async look(): Promise<{ free: boolean; revision: number }> {
    const { text, revision } = await readRevision(this.kv, this.key);
    if (revision !== this.seen.revision) this.seen = { revision, at: performance.now() };
    const free = text === undefined || text === released || performance.now() - this.seen.at >= this.leaseMs;
    return { free, revision };
  }
}
