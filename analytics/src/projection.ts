import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import type { KV } from '@nats-io/kv';
import type { Bus } from '@tributary/backend/messaging/jetstream';
import type { StreamSpec } from '@tributary/backend/messaging/topology';
import type { Logger } from '@tributary/backend/platform/logger';
import { BatchPlan } from './batch-plan.js';
import { publishDeadLetter } from './dead-letters.js';
import { insertBatch } from './insert-batch.js';
import { Lease } from './lease.js';
import { mendBatch } from './mend-batch.js';
import { OwnershipLost } from './ownership-lost.js';
import type { ProjectionMetrics } from './projection-metrics.js';
import type { StoredMarks } from './producer-marks.js';
import { FencedState } from './projection-state.js';
import { readRange } from './read-range.js';
import { StreamReader } from './stream-reader.js';

export interface ProjectionOptions {
  readonly bus: Bus;
  readonly clickhouse: ClickHouseClient;
  /** Bucket of leases and states. */
  readonly kv: KV;
  readonly stream: StreamSpec;
  readonly logger: Logger;
  readonly metrics: ProjectionMetrics;
  /** How long an owner may be silent before another takes over, milliseconds. */
  readonly leaseMs?: number;
  /** Called after each durable step; whatever it throws stands for a crash at that point. */
  readonly afterStep?: (step: 'recorded' | 'inserted' | 'done') => void;
}

const maxRows = 20_000;
const maxBytes = 8 * 1024 * 1024;
// Time in which a batch may fill while the one before it is inserted; it also bounds how many blocks a second there are
// (see insertBatch).
const spacingMs = 100;
const maxPauseMs = 1_000;

/**
 * Carries one partition of a stream into ClickHouse, exactly once in effect: a batch is recorded (which messages, which
 * token) before it is inserted, and whoever owns the partition next finishes the recorded batch with the same rows and the
 * same token. Runs until it is stopped; every failure is waited out.
 */
export class Projection {
  /** What keeps it from getting on at the moment. */
  problem: string | undefined;
  private readonly stopping = new AbortController();
  private reader: StreamReader | undefined;
  /** Plans whose rows are not all in ClickHouse yet. */
  private open: readonly BatchPlan[] = [];
  private running: Promise<void> | undefined;
  private readonly key: string;
  private readonly streamName: string;

  constructor(private readonly options: ProjectionOptions) {
    // One partition a stream for now; the number is in the key so that more can come beside it.
    this.key = `${options.stream.name}.0`;
    this.streamName = options.bus.namespace.stream(options.stream.name);
    options.metrics.observe(options.stream.name, () => this.lag());
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the batch in hand if it can, gives up the lease, and returns. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Messages and seconds that ClickHouse is behind the stream, as far as this process knows. */
  lag(): { messages: number; seconds: number; owner: boolean } {
    const open = this.open.reduce((sum, plan) => sum + plan.messages, 0);
    const oldest = Math.min(...this.open.map((plan) => plan.oldestAt), this.reader?.oldestAt ?? Infinity);
    return {
      messages: open + (this.reader?.waiting ?? 0),
      seconds: Number.isFinite(oldest) ? Math.max(0, (Date.now() - oldest) / 1000) : 0,
      owner: this.reader !== undefined,
    };
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await this.own(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.note('own the partition', error);
        await sleep(pause(failures), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** One tenure: take the lease, finish what is recorded, follow the stream. Ends by an error, always. */
  private async own(signal: AbortSignal): Promise<void> {
    const { bus, kv, leaseMs = 3_000 } = this.options;
    const lease = new Lease(kv, `${this.key}.lease`, leaseMs);
    await lease.acquire(signal);
    try {
      const state = await FencedState.claim(kv, `${this.key}.state`, lease.owner);
      this.problem = undefined;
      await this.finishRecorded(state, lease);
      await this.stayInStream(state);
      this.reader = new StreamReader(bus, this.streamName, state.current.done + 1);
      await this.follow(state, lease, this.reader);
    } finally {
      await this.reader?.stop();
      this.reader = undefined;
      this.open = [];
      await lease.release();
    }
  }

  private async finishRecorded(state: FencedState, lease: Lease): Promise<void> {
    const { batch, marks } = state.current;
    if (!batch) return;
    const messages = await this.persist('read the recorded batch', lease, () =>
      readRange(this.options.bus, this.streamName, batch.first, batch.last),
    );
    const plan = this.plan(marks);
    for (const message of messages) plan.add(message);
    await this.apply(plan, { token: batch.token, lease, again: true });
    const done = { done: batch.last, marks: plan.marksAfter(), batch: null };
    await this.persist('mark the recorded batch done', lease, () => state.write(done));
    this.options.logger.info(
      { stream: this.streamName, first: batch.first, last: batch.last, rows: plan.rowCount },
      'finished a recorded batch',
    );
  }

  /**
   * A stream that lost its end (a power cut, a restore) gives the same numbers to new messages; they must not be passed
   * over. Reading too much again is harmless, the marks know the copies.
   */
  private async stayInStream(state: FencedState): Promise<void> {
    const { state: stream } = await this.options.bus.jsm.streams.info(this.streamName);
    const { done, marks } = state.current;
    if (stream.last_seq >= done) return;
    this.options.logger.error({ stream: this.streamName, done, last: stream.last_seq }, 'the stream lost its end');
    await state.write({ done: stream.last_seq, marks, batch: null });
  }

  private async follow(state: FencedState, lease: Lease, reader: StreamReader): Promise<void> {
    const { signal } = this.stopping;
    let { done } = state.current;
    let plan = this.plan(state.current.marks);
    this.open = [plan];
    for (;;) {
      signal.throwIfAborted();
      if (plan.messages === 0) {
        await reader.arrival(signal);
        this.fill(plan, reader);
      }
      const batch = { first: plan.first ?? done + 1, last: plan.last, token: randomUUID() };
      const record = { done, marks: plan.marksBefore, batch };
      await this.persist('record the batch', lease, () => state.write(record));
      this.options.afterStep?.('recorded');
      const upcoming = this.plan(plan.marksAfter());
      this.open = [plan, upcoming];
      await this.insertWhileFilling(plan, upcoming, { token: batch.token, lease, reader });
      this.options.afterStep?.('inserted');
      done = batch.last;
      if (upcoming.messages === 0 || signal.aborted) {
        const idle = { done, marks: upcoming.marksBefore, batch: null };
        await this.persist('mark the batch done', lease, () => state.write(idle));
        this.options.afterStep?.('done');
      }
      plan = upcoming;
      this.open = [plan];
    }
  }

  /** Inserts one plan while the messages of the next arrive and are decoded. */
  private async insertWhileFilling(
    plan: BatchPlan,
    upcoming: BatchPlan,
    { token, lease, reader }: { token: string; lease: Lease; reader: StreamReader },
  ): Promise<void> {
    const cut = new AbortController();
    const filling = this.fillUntil(cut.signal, upcoming, reader);
    const startedAt = performance.now();
    try {
      await this.apply(plan, { token, lease, again: false });
      const rest = startedAt + spacingMs - performance.now();
      if (rest > 0 && !isFull(upcoming))
        await sleep(rest, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    } finally {
      cut.abort();
      await filling;
    }
  }

  private async fillUntil(cut: AbortSignal, plan: BatchPlan, reader: StreamReader): Promise<void> {
    while (!cut.aborted && !isFull(plan)) {
      await reader.arrival(cut).catch(() => undefined);
      this.fill(plan, reader);
    }
  }

  private fill(plan: BatchPlan, reader: StreamReader): void {
    reader.take((message) => {
      plan.add(message);
      return isFull(plan) ? 'enough' : 'more';
    });
  }

  /** `again`: somebody may have sent it before. */
  private async apply(
    plan: BatchPlan,
    { token, lease, again }: { token: string; lease: Lease; again: boolean },
  ): Promise<void> {
    const { bus, clickhouse, metrics, stream } = this.options;
    for (const poison of plan.poison) {
      await this.persist('publish a dead letter', lease, () => publishDeadLetter(bus, stream.name, poison));
    }
    const mayInsert = (): void => lease.assertHeld();
    let sentBefore = again;
    await this.persist('insert', lease, async () => {
      const mend = sentBefore;
      sentBefore = true;
      await insertBatch(clickhouse, plan.rows, token, mayInsert);
      if (mend) this.noteMended(await mendBatch(clickhouse, { rows: plan.rows, token }, mayInsert));
    });
    for (const [table, inserted] of Object.entries(plan.rows)) metrics.rows.inc({ table }, inserted.length);
    metrics.batchRows.observe({ stream: stream.name }, plan.rowCount);
    metrics.duplicates.inc({ stream: stream.name }, plan.duplicates);
    metrics.poison.inc({ stream: stream.name }, plan.poison.length);
  }

  /** Does a repeatable step, again and again while the lease lasts; OwnershipLost ends it. */
  private async persist<T>(what: string, lease: Lease, step: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      lease.assertHeld();
      try {
        const result = await step();
        this.problem = undefined;
        return result;
      } catch (error) {
        if (error instanceof OwnershipLost || this.stopping.signal.aborted) throw error;
        this.note(what, error);
        await sleep(pause(failures), undefined, { signal: this.stopping.signal });
      }
    }
  }

  private plan(marks: StoredMarks): BatchPlan {
    return new BatchPlan(marks, this.options.stream.maxAgeMs);
  }

  private noteMended(mended: Record<string, number>): void {
    if (Object.keys(mended).length > 0)
      this.options.logger.warn({ stream: this.streamName, mended }, 'a batch was mended');
  }

  private note(what: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.problem = `cannot ${what}: ${message}`;
    this.options.metrics.failures.inc({ stream: this.options.stream.name });
    this.options.logger.warn({ stream: this.streamName, err: error }, `cannot ${what}`);
  }
}

function isFull(plan: BatchPlan): boolean {
  return plan.rowCount >= maxRows || plan.bytes >= maxBytes;
}

/** Milliseconds to wait after so many failures in a row. */
function pause(failures: number): number {
  return Math.min(50 * 2 ** Math.min(failures, 10), maxPauseMs);
}
