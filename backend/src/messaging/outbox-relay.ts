import { setTimeout as sleep } from 'node:timers/promises';
import { headers as natsHeaders } from '@nats-io/transport-node';
import { eventHeaders } from '../contracts/headers.js';
import type { Database } from '../platform/database.js';
import { newUuid } from '../platform/ids.js';
import { holdLease, leaseSeconds, releaseLease } from '../platform/lease.js';
import type { Logger } from '../platform/logger.js';
import type { Bus } from './jetstream.js';
import { numberNextRows, relayLease, removePublished } from './outbox.store.js';
import type { NumberedBatch, NumberedRow } from './outbox.store.js';

/** Pause when nothing waits: what an event's way to its readers is longer by, at the most. */
const idleMs = 40;
const batchSize = 500;

/**
 * Carries the outbox to JetStream, one relay at a time by lease. Two at once (one paused past its lease) are harmless:
 * both publish the same numbers, and readers skip what they have seen.
 */
export class OutboxRelay {
  private readonly owner = newUuid();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  /** By this process's own clock, on the safe side of the database's. */
  private leaseUntil = 0;
  published = 0;

  constructor(
    private readonly db: Database,
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.running ??= this.loop();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await releaseLease(this.db, relayLease, this.owner).catch(() => undefined);
  }

  private async loop(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        const moved = await this.step();
        failures = 0;
        if (moved === 0) await this.pause(idleMs);
      } catch (error) {
        failures += 1;
        this.logger.warn({ err: error }, 'outbox relay failed; trying again');
        await this.pause(Math.min(100 * 2 ** failures, 2_000));
      }
    }
  }

  /** One batch: number, publish, remove. @returns how many were published */
  private async step(): Promise<number> {
    if (performance.now() > this.leaseUntil - (leaseSeconds * 1000) / 2) {
      const asked = performance.now();
      if (!(await holdLease(this.db, relayLease, this.owner))) return 0;
      this.leaseUntil = asked + leaseSeconds * 1000;
    }
    const batch = await numberNextRows(this.db, this.owner, batchSize);
    const last = batch?.rows.at(-1);
    if (!batch || !last) return 0;
    await this.publish(batch);
    await removePublished(this.db, last.seq);
    this.published += batch.rows.length;
    return batch.rows.length;
  }

  /**
   * All are sent in order before the first answer is awaited. One that is not acknowledged fails the batch, which is then sent
   * again as a whole under the same numbers: what arrived already is recognised by id, later by number.
   */
  private async publish({ epoch, rows }: NumberedBatch): Promise<void> {
    for (const wave of wavesOf(rows)) {
      const results = await Promise.allSettled(wave.map((row) => this.publishRow(epoch, row)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    }
  }

  private publishRow(epoch: string, row: NumberedRow): Promise<unknown> {
    const headers = natsHeaders();
    for (const [name, value] of Object.entries(row.headers)) headers.set(name, value);
    headers.set(eventHeaders.producer, `outbox/${epoch}`);
    headers.set(eventHeaders.seq, String(row.seq));
    return this.bus.js.publish(this.bus.namespace.subject(row.subject), JSON.stringify(row.event), {
      msgID: row.eventId,
      headers,
    });
  }

  private pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/**
 * Cuts the rows so that no subject stands twice in one wave. Where a stream keeps only the last message of a subject, an
 * earlier one that had to be sent again would otherwise come to stand over a later one.
 */
function wavesOf(rows: readonly NumberedRow[]): NumberedRow[][] {
  const waves: NumberedRow[][] = [[]];
  let subjects = new Set<string>();
  for (const row of rows) {
    if (row.subject.startsWith('tracking.')) {
      if (subjects.has(row.subject)) {
        waves.push([]);
        subjects = new Set();
      }
      subjects.add(row.subject);
    }
    waves.at(-1)?.push(row);
  }
  return waves;
}
