import { setTimeout as sleep } from 'node:timers/promises';
import { headers as natsHeaders } from '@nats-io/transport-node';
import { eventHeaders } from '../contracts/headers.js';
import type { Database } from '../platform/database.js';
import { newUuid } from '../platform/ids.js';
import { holdLease, leaseSeconds, releaseLease } from '../platform/lease.js';
import type { Logger } from '../platform/logger.js';
import { readTraceparent } from '../platform/trace-context.js';
import { whileOpen } from '../platform/tracing.js';
import type { Bus } from './jetstream.js';
import { nameSpans, startPublish } from './message-trace.js';
import { numberNextRows, relayLease, removePublished } from './outbox.store.js';
import type { NumberedBatch, NumberedRow } from './outbox.store.js';
import { OutboxWatch } from './outbox-watch.js';

/** How often the outbox is looked at without a notification; the lease is renewed on the way. */
const usualSweepMs = 3_000;
/** How often another relay's lease is asked for. */
const standbyMs = 250;
const batchSize = 500;

/**
 * Carries the outbox to JetStream, one relay at a time by lease. Two at once (one paused past its lease) are harmless:
 * both publish the same numbers, and readers skip what they have seen.
 */
export class OutboxRelay {
  private readonly owner = newUuid();
  private readonly stopping = new AbortController();
  private readonly watch: OutboxWatch;
  private running: Promise<void> | undefined;
  /** By this process's own clock, on the safe side of the database's. */
  private leaseUntil = 0;
  published = 0;

  constructor(
    private readonly db: Database,
    private readonly bus: Bus,
    private readonly logger: Logger,
    private readonly sweepMs = usualSweepMs,
  ) {
    this.watch = new OutboxWatch(db, this.stopping.signal);
  }

  start(): void {
    this.running ??= this.loop();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.watch.close();
    await releaseLease(this.db, relayLease, this.owner).catch(() => undefined);
  }

  private async loop(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        if (!(await this.keepLease())) await this.pause(standbyMs);
        // After a batch that was not full the next ones gather: numbering costs about the same for one row as for many.
        else if ((await this.step()) < batchSize) await this.watch.wait(this.sweepMs);
        failures = 0;
      } catch (error) {
        failures += 1;
        this.logger.warn({ err: error }, 'outbox relay failed; trying again');
        await this.pause(Math.min(100 * 2 ** failures, 2_000));
      }
    }
  }

  private async keepLease(): Promise<boolean> {
    const asked = performance.now();
    if (asked <= this.leaseUntil - (leaseSeconds * 1000) / 2) return true;
    if (!(await holdLease(this.db, relayLease, this.owner))) return false;
    this.leaseUntil = asked + leaseSeconds * 1000;
    return true;
  }

  /** One batch: number, publish, remove. @returns how many were published */
  private async step(): Promise<number> {
    const batch = await numberNextRows(this.db, this.owner, batchSize);
    if (!batch) this.leaseUntil = 0;
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
    const trace = readTraceparent(row.headers[eventHeaders.traceparent]);
    const spans = startPublish(row.subject, [{ trace }]);
    nameSpans(headers, spans);
    const subject = this.bus.namespace.subject(row.subject);
    return whileOpen(spans, () =>
      this.bus.js.publish(subject, JSON.stringify(row.event), { msgID: row.eventId, headers }),
    );
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
