import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KV } from '@nats-io/kv';
import { compareAndSet } from './fenced-value.js';
import { LeaseWatch, released } from './lease-watch.js';
import { OwnershipLost } from './ownership-lost.js';

// The owner trusts its lease for a little less long than others wait for it.
const trusted = 0.8;

/**
 * The right to work on one partition, for as long as it is renewed. Others take over when it has run out by their own clock
 * (`LeaseWatch`), and an owner stops trusting it by its own monotonic clock, which also counts while the process is stopped
 * (SIGSTOP).
 */
export class Lease {
  /** Names this tenure, not the process. */
  readonly owner = randomUUID();
  private revision = 0;
  private renewal = 0;
  private trustedUntil = -Infinity;
  private readonly stopped = new AbortController();

  constructor(
    private readonly kv: KV,
    private readonly key: string,
    private readonly leaseMs: number,
  ) {}

  /** Waits until the lease is free or has run out, takes it and keeps it. Rejects when `signal` aborts. */
  async acquire(signal: AbortSignal): Promise<void> {
    const watch = new LeaseWatch(this.kv, this.key, this.leaseMs);
    for (;;) {
      signal.throwIfAborted();
      const { free, revision } = await watch.look();
      if (free && (await this.take(revision))) break;
      await sleep(this.leaseMs / 10, undefined, { signal });
    }
    void this.keep();
  }

  /** Throws OwnershipLost when the lease cannot be trusted at this very moment. */
  assertHeld(): void {
    if (performance.now() >= this.trustedUntil) throw new OwnershipLost('the lease was not renewed in time');
  }

  /** Stops renewing and, if the lease is still ours, lets others take it at once. */
  async release(): Promise<void> {
    this.stopped.abort();
    if (performance.now() >= this.trustedUntil) return;
    this.trustedUntil = -Infinity;
    await compareAndSet(this.kv, this.key, released, this.revision).catch(() => undefined);
  }

  private async take(revision: number): Promise<boolean> {
    try {
      await this.write(revision);
      return true;
    } catch (error) {
      if (error instanceof OwnershipLost) return false;
      throw error;
    }
  }

  private async keep(): Promise<void> {
    try {
      for (;;) {
        await sleep(this.leaseMs / 4, undefined, { signal: this.stopped.signal });
        // NATS being away for a moment costs the lease only if it lasts.
        await this.write(this.revision).catch((error: unknown) => {
          if (error instanceof OwnershipLost) throw error;
        });
      }
    } catch {
      if (!this.stopped.signal.aborted) this.trustedUntil = -Infinity;
    }
  }

  private async write(expected: number): Promise<void> {
    // Counted from before the request: an observer starts to count after it was stored.
    const sentAt = performance.now();
    // A renewal is repeated with the same number until it is known to be stored, so that a lost answer is recognised.
    const text = JSON.stringify({ owner: this.owner, renewal: this.renewal });
    this.revision = await compareAndSet(this.kv, this.key, text, expected);
    this.renewal += 1;
    this.trustedUntil = sentAt + this.leaseMs * trusted;
  }
}
