import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import type { KV } from '@nats-io/kv';
import type { Bus } from '@tributary/backend/messaging/jetstream';
import { streams } from '@tributary/backend/messaging/topology';
import type { StreamSpec } from '@tributary/backend/messaging/topology';
import type { Logger } from '@tributary/backend/platform/logger';
import { BatchPlan } from './batch-plan.js';
import type { Memory } from './batch-plan.js';
import { BatchWriter } from './batch-writer.js';
import { eventTypes } from './event-types.js';
import type { EventTypes } from './event-types.js';
import { inheritedState } from './inherited-state.js';
import { HoldWatch } from './give-way.js';
import { Lease } from './lease.js';
import { KeptProjection } from './project-kept.js';
import type { ProjectionMetrics } from './projection-metrics.js';
import { FencedState } from './projection-state.js';
import { dropUnexchanged } from './rebuild/side-table.js';
import { projectedTables } from './projectors/tables.js';
import type { ProjectedTable } from './projectors/tables.js';
import { readRange } from './read-range.js';
import { StreamReader } from './stream-reader.js';
import { pauseAfter, Tenure } from './tenure.js';
import type { BatchStep, StepWatch } from './tenure.js';

export interface ProjectionOptions {
  readonly bus: Bus;
  readonly clickhouse: ClickHouseClient;
  /** Bucket of leases and states. */
  readonly kv: KV;
  readonly table: ProjectedTable;
  readonly logger: Logger;
  readonly metrics: ProjectionMetrics;
  /** How long an owner may be silent before another takes over, milliseconds. */
  readonly leaseMs: number;
  /** What is known of events: another version's knowledge in tests. */
  readonly types?: EventTypes;
  /** Called after each durable step; whatever it throws stands for a crash at that point. */
  readonly afterStep?: (step: BatchStep) => void;
}

const maxRows = 20_000;
const maxBytes = 8 * 1024 * 1024;
// Time in which a batch may fill, from the beginning of the insert before it: an insert costs about the same whatever it holds, so
// few large ones are cheap, and a click is still in reports within a second. Also bounds how many blocks there are (see insertBatch).
const spacingMs = 750;

/**
 * Carries one partition of a stream into one table, exactly once in effect: a batch is recorded (which messages, which
 * token) before it is inserted, and whoever owns the position next finishes the recorded batch with the same rows and the
 * same token. Runs until it is stopped; every failure is waited out.
 */
export class Projection implements StepWatch {
  /** What keeps it from getting on at the moment. */
  problem: string | undefined;
  private readonly stopping = new AbortController();
  private reader: StreamReader | undefined;
  /** Plans whose rows are not all in ClickHouse yet. */
  private open: readonly BatchPlan[] = [];
  private running: Promise<void> | undefined;
  private readonly key: string;
  private readonly stream: StreamSpec;
  private readonly streamName: string;
  private readonly writer: BatchWriter;
  private readonly types: EventTypes;
  private readonly leaseMs: number;
  private readonly holds: HoldWatch;

  constructor(private readonly options: ProjectionOptions) {
    const { table, bus, metrics } = options;
    this.stream = streams[projectedTables[table].stream];
    // One partition a stream for now; the number is in the key so that more can come beside it.
    this.key = `${table}.0`;
    this.streamName = bus.namespace.stream(this.stream.name);
    this.types = options.types ?? eventTypes;
    this.leaseMs = options.leaseMs;
    this.holds = new HoldWatch(options.kv, this.key, this.leaseMs);
    this.writer = new BatchWriter({ ...options, stream: this.stream });
    metrics.observe(table, () => this.lag());
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the batch in hand if it can, gives up the lease, and returns. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Messages and seconds that the table is behind the stream, as far as this process knows. */
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
        this.failed('own the position', error);
        await sleep(pauseAfter(failures), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** One tenure: take the lease, finish what is recorded, follow the stream. Ends by an error, or when it has to give way. */
  private async own(signal: AbortSignal): Promise<void> {
    const { bus, kv } = this.options;
    await this.holds.untilFree(signal);
    const lease = new Lease(kv, `${this.key}.lease`, this.leaseMs);
    await lease.acquire(signal);
    const hold = this.holds.follow();
    try {
      const inherited = () => inheritedState(kv, this.stream.name);
      const state = await FencedState.claim(kv, { key: `${this.key}.state`, owner: lease.owner, inherited });
      this.problem = undefined;
      const tenure = new Tenure(lease, state, this, signal);
      const { table, clickhouse } = this.options;
      const kept = new KeptProjection(table, { clickhouse, stream: this.stream, types: this.types }, this.writer);
      await dropUnexchanged(clickhouse, tenure);
      await this.finishRecorded(tenure, kept);
      await this.stayInStream(tenure);
      await kept.run(tenure);
      this.reader = new StreamReader(bus, this.streamName, tenure.current.done + 1);
      await this.follow(tenure, this.reader, hold.wanted);
    } finally {
      hold.end();
      await this.reader?.stop();
      this.reader = undefined;
      this.open = [];
      await lease.release();
    }
  }

  private async finishRecorded(tenure: Tenure, kept: KeptProjection): Promise<void> {
    const { batch } = tenure.current;
    if (!batch) return;
    const { first, last, token, keptType } = batch;
    if (keptType !== undefined) await kept.finish(keptType, tenure);
    else {
      const messages = await tenure.persist('read the recorded batch', () =>
        readRange(this.options.bus, this.streamName, first, last),
      );
      const plan = this.plan(tenure.current);
      for (const message of messages) plan.add(message);
      await this.writer.write(plan, tenure, { token, again: true });
      await tenure.write('mark the recorded batch done', { done: last, ...plan.after(), batch: null });
    }
    this.options.logger.info({ table: this.options.table, first, last }, 'finished a recorded batch');
  }

  /**
   * A stream that lost its end (a power cut, a restore) gives the same numbers to new messages; they must not be passed
   * over. Reading too much again is harmless, the marks know the copies.
   */
  private async stayInStream(tenure: Tenure): Promise<void> {
    const { state: stream } = await this.options.bus.jsm.streams.info(this.streamName);
    const { done } = tenure.current;
    if (stream.last_seq >= done) return;
    this.options.logger.error({ table: this.options.table, done, last: stream.last_seq }, 'the stream lost its end');
    await tenure.write('go back in the stream', { ...tenure.current, done: stream.last_seq });
  }

  private async follow(tenure: Tenure, reader: StreamReader, wanted: AbortSignal): Promise<void> {
    const { signal } = this.stopping;
    const interrupted = AbortSignal.any([signal, wanted]);
    let { done } = tenure.current;
    let plan = this.plan(tenure.current);
    this.open = [plan];
    for (;;) {
      signal.throwIfAborted();
      if (plan.messages === 0 && !wanted.aborted) {
        await reader.arrival(interrupted).catch(() => signal.throwIfAborted());
        this.fill(plan, reader);
      }
      if (wanted.aborted) {
        await tenure.write('give way', { done, ...plan.before, batch: null });
        return;
      }
      const batch = { first: plan.first ?? done + 1, last: plan.last, token: randomUUID() };
      await tenure.write('record the batch', { done, ...plan.before, batch });
      tenure.passed('recorded');
      const upcoming = this.plan(plan.after());
      this.open = [plan, upcoming];
      await this.insertWhileFilling(plan, upcoming, { token: batch.token, tenure, reader });
      tenure.passed('inserted');
      done = batch.last;
      if (upcoming.messages === 0 || signal.aborted) {
        await tenure.write('mark the batch done', { done, ...upcoming.before, batch: null });
        tenure.passed('done');
      }
      plan = upcoming;
      this.open = [plan];
    }
  }

  /** Inserts one plan while the messages of the next arrive and are decoded. */
  private async insertWhileFilling(
    plan: BatchPlan,
    upcoming: BatchPlan,
    { token, tenure, reader }: { token: string; tenure: Tenure; reader: StreamReader },
  ): Promise<void> {
    const cut = new AbortController();
    const filling = this.fillUntil(cut.signal, upcoming, reader);
    const startedAt = performance.now();
    try {
      await this.writer.write(plan, tenure, { token, again: false });
      const rest = startedAt + spacingMs - performance.now();
      const signal = AbortSignal.any([this.stopping.signal, cut.signal]);
      // A batch that is full does not wait.
      if (rest > 0) await Promise.race([filling, sleep(rest, undefined, { signal }).catch(() => undefined)]);
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

  private plan({ marks, kept }: Memory): BatchPlan {
    return new BatchPlan(this.options.table, { marks, kept }, this.stream.maxAgeMs, this.types);
  }

  succeeded(): void {
    this.problem = undefined;
  }

  passed(step: BatchStep): void {
    this.options.afterStep?.(step);
  }

  /** A step failed, and will be tried again. */
  failed(what: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const { table, metrics, logger } = this.options;
    this.problem = `cannot ${what}: ${message}`;
    metrics.failures.inc({ table });
    logger.warn({ table, err: error }, `cannot ${what}`);
  }
}

function isFull(plan: BatchPlan): boolean {
  return plan.rows.length >= maxRows || plan.bytes >= maxBytes;
}
