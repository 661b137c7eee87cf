import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { JetStreamPublishOptions } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import { eventHeaders } from '../contracts/headers.js';
import type { DomainError } from '../kernel/domain-error.js';
import { newUuid } from '../platform/ids.js';
import { endSpans } from '../platform/tracing.js';
import type { SpanContext } from '../platform/tracing.js';
import type { Bus } from './jetstream.js';
import { nameSpans, startPublish } from './message-trace.js';

/** A group ready to be written around its items. */
export interface GroupFrame {
  /** UUIDv7; also the `Nats-Msg-Id`. */
  readonly id: string;
  /** RFC 3339 UTC. */
  readonly time: string;
  /** The items as JSON, separated by commas. */
  readonly items: string;
}

/** What became of a group. */
export interface GroupOutcome {
  readonly durable: boolean;
  readonly items: number;
  /** From the arrival of its first item to the answer, in milliseconds. */
  readonly waitedMs: number;
}

export interface GroupCommitOptions<T> {
  readonly bus: Pick<Bus, 'js' | 'namespace'>;
  /** Without the namespace. */
  readonly subject: string;
  /** Unique to this process's life and lane, because its numbers begin at 1 again. */
  readonly producer: string;
  /** How long an item may wait to become durable, in milliseconds. */
  readonly deadlineMs: number;
  readonly serialize: (item: T) => string;
  /** The message's whole text. */
  readonly frame: (group: GroupFrame) => string;
  /** The error of an item that was not made durable in time. */
  readonly lost: () => DomainError;
  readonly onGroup?: (outcome: GroupOutcome) => void;
}

interface Waiting {
  readonly json: string;
  readonly bytes: number;
  readonly since: number;
  /** Where its recorded trace stands. */
  readonly trace: SpanContext | undefined;
  readonly resolve: () => void;
  readonly reject: (error: DomainError) => void;
}

/** A group of fewer waits for company, in milliseconds: what publishing a message costs hardly depends on what it holds. */
const few = 8;
const companyMs = 1;

type NamedMessage = Required<Pick<JetStreamPublishOptions, 'msgID' | 'headers'>>;

const maxItems = 1_000;
// Below the server's usual 1 MB for a message, with room for the frame and headers.
const maxBytes = 700_000;
const maxWaiting = 50_000;
const attemptMs = 500;
const firstPauseMs = 20;
const maxPauseMs = 250;

/**
 * Makes items durable in groups: while one group's acknowledgement is outstanding the next group gathers, and where that were
 * only a few, for a millisecond more. So groups are as large as the load demands. One group is outstanding at a time.
 * A group sent again has the same id and number, so a copy is recognised; the number of a group given up is not reused.
 */
export class GroupCommit<T> {
  private waiting: Waiting[] = [];
  private seq = 0;
  private running: Promise<void> | undefined;

  constructor(private readonly options: GroupCommitOptions<T>) {}

  /** Items not yet answered for that are not in the outstanding group. */
  get backlog(): number {
    return this.waiting.length;
  }

  /**
   * Resolves when the group that holds the item is acknowledged by JetStream; rejects with the `lost` error when that
   * took longer than the deadline, or at once when too many are waiting. A rejected item may still turn out stored.
   * @param trace of the item, if it is recorded: the group's message carries it on
   */
  add(item: T, trace?: SpanContext): Promise<void> {
    if (this.waiting.length >= maxWaiting) return Promise.reject(this.options.lost());
    const json = this.options.serialize(item);
    return new Promise((resolve, reject) => {
      const bytes = Buffer.byteLength(json);
      this.waiting.push({ json, bytes, since: performance.now(), trace, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing is waiting any more; at the latest a deadline after the last `add`. */
  async idle(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      // One turn of the event loop takes in everything that has already arrived on other connections.
      await nextTurn();
      if (this.waiting.length < few) await delay(companyMs);
      const group = this.take();
      const durable = await this.publish(group);
      for (const item of group) {
        if (durable) item.resolve();
        else item.reject(this.options.lost());
      }
      const waitedMs = performance.now() - (group[0]?.since ?? 0);
      this.options.onGroup?.({ durable, items: group.length, waitedMs });
    }
    this.running = undefined;
  }

  private take(): Waiting[] {
    let count = 0;
    let bytes = 0;
    for (const item of this.waiting) {
      bytes += item.bytes + 1;
      if (count === maxItems || (count > 0 && bytes > maxBytes)) break;
      count += 1;
    }
    if (count === this.waiting.length) {
      const all = this.waiting;
      this.waiting = [];
      return all;
    }
    return this.waiting.splice(0, count);
  }

  private async publish(group: readonly Waiting[]): Promise<boolean> {
    const { frame, subject, producer } = this.options;
    const id = newUuid();
    const items = group.map((item) => item.json).join(',');
    const payload = frame({ id, time: new Date().toISOString(), items });
    this.seq += 1;
    const header = headers();
    header.set(eventHeaders.producer, producer);
    header.set(eventHeaders.seq, String(this.seq));
    const spans = startPublish(subject, group);
    nameSpans(header, spans);
    const durable = await this.send(payload, { msgID: id, headers: header }, group[0]?.since ?? 0);
    endSpans(spans, durable ? undefined : this.options.lost());
    return durable;
  }

  /** Again and again, until it is acknowledged or the deadline is over. */
  private async send(payload: string, named: NamedMessage, since: number): Promise<boolean> {
    const { bus, subject, deadlineMs } = this.options;
    const deadline = since + deadlineMs;
    let pauseMs = firstPauseMs;
    for (;;) {
      const leftMs = deadline - performance.now();
      if (leftMs < 1) return false;
      try {
        const options = { ...named, timeout: Math.min(attemptMs, leftMs) };
        await bus.js.publish(bus.namespace.subject(subject), payload, options);
        return true;
      } catch {
        // Whatever it was (no connection, no answer, a full disk), it is worth trying again until the deadline.
        await delay(Math.max(0, Math.min(pauseMs, deadline - performance.now())));
        pauseMs = Math.min(pauseMs * 2, maxPauseMs);
      }
    }
  }
}
