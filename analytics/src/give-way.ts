import { setTimeout as sleep } from 'node:timers/promises';
import type { KV } from '@nats-io/kv';
import { LeaseWatch } from './lease-watch.js';

/** The lease by which a rebuild asks the owner of a position to give way, and keeps others from it. */
export function holdKey(position: string): string {
  return `${position}.hold`;
}

/** Sees to it that the owner of a position gives way. One for the life of a projection: a hold that ran out stays so. */
export class HoldWatch {
  private readonly watch: LeaseWatch;

  constructor(
    kv: KV,
    position: string,
    private readonly leaseMs: number,
  ) {
    this.watch = new LeaseWatch(kv, holdKey(position), leaseMs);
  }

  /** Waits until nobody holds the position back. Rejects when `signal` aborts. */
  async untilFree(signal: AbortSignal): Promise<void> {
    while (!(await this.watch.look()).free) await sleep(this.leaseMs / 10, undefined, { signal });
  }

  /** A signal that aborts when somebody wants the position; `end` ends the watching. */
  follow(): { wanted: AbortSignal; end: () => void } {
    const [wanted, ended] = [new AbortController(), new AbortController()];
    const look = async (): Promise<void> => {
      while (!ended.signal.aborted && !wanted.signal.aborted) {
        // NATS being away is for the owner itself to notice.
        const { free } = await this.watch.look().catch(() => ({ free: true }));
        if (!free) wanted.abort(new Error('a rebuild wants the position'));
        await sleep(this.leaseMs / 2, undefined, { signal: ended.signal }).catch(() => undefined);
      }
    };
    void look();
    return { wanted: wanted.signal, end: () => ended.abort() };
  }
}
