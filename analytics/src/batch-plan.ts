import type { SpanContext } from '@tributary/backend/platform/tracing';
import { eventTypes } from './event-types.js';
import { ProducerMarks } from './producer-marks.js';
import type { StoredMarks } from './producer-marks.js';
import { answersForUnreadable } from './projectors/tables.js';
import type { ProjectedTable } from './projectors/tables.js';
import type { Row } from './projectors/projected-table.js';
import type { StreamMessage } from './stream-message.js';

/** A message that can never be projected, and why. */
export interface PoisonMessage {
  readonly message: StreamMessage;
  readonly reason: string;
}

/** An event whose type this version does not know; a later one may. */
export interface UnknownEvent {
  readonly message: StreamMessage;
  readonly type: string;
}

/** The messages, first to last, in which events of one unknown type were. */
export interface KeptRange {
  readonly from: number;
  readonly to: number;
}

/** What a table's position remembers of the messages before it. */
export interface Memory {
  readonly marks: StoredMarks;
  /** By event type: what was kept for a later version. */
  readonly kept: Readonly<Record<string, KeptRange>>;
}

export const noMemory: Memory = { marks: {}, kept: {} };

// Names are part of the stored memory, whose size is bounded.
const maxProducerName = 128;
const maxKeptTypes = 500;
const producerNumber = /^[1-9]\d{0,15}$/;

/**
 * What a run of messages does to one table: a function of the messages and of the memory before them, nothing else. So
 * whoever reads the same run with the same memory inserts the same rows, which is what lets ClickHouse drop a repetition.
 */
export class BatchPlan {
  readonly poison: PoisonMessage[] = [];
  readonly unknown: UnknownEvent[] = [];
  readonly rows: Row[] = [];
  /** Where the recorded traces stand that its rows belong to. */
  readonly traces: SpanContext[] = [];
  duplicates = 0;
  messages = 0;
  bytes = 0;
  first: number | undefined;
  last = 0;
  /** Stream time of the newest message, ms. */
  newestAt = 0;
  /** Stream time of the oldest message, ms. */
  oldestAt = Infinity;
  private readonly marks: ProducerMarks;
  private readonly kept: Map<string, KeptRange>;
  private readonly answersForUnreadable: boolean;

  constructor(
    readonly table: ProjectedTable,
    readonly before: Memory,
    private readonly retentionMs: number,
    private readonly types = eventTypes,
  ) {
    this.marks = ProducerMarks.of(before.marks);
    this.kept = new Map(Object.entries(before.kept));
    this.answersForUnreadable = answersForUnreadable(table);
  }

  add(message: StreamMessage): void {
    if (this.admit(message)) this.project(message);
    this.count(message);
  }

  /** Adds an event that was admitted and kept when its type was unknown. */
  addKept(message: StreamMessage): void {
    this.project(message);
    this.count(message);
  }

  /** Memory after the last message, without producers that have been silent for longer than the stream remembers. */
  after(): Memory {
    if (this.retentionMs > 0) this.marks.forget(this.newestAt - this.retentionMs);
    return { marks: this.marks.stored(), kept: Object.fromEntries(this.kept) };
  }

  private count(message: StreamMessage): void {
    this.messages += 1;
    this.bytes += message.data.byteLength;
    this.first ??= message.seq;
    this.last = message.seq;
    this.newestAt = Math.max(this.newestAt, message.at);
    this.oldestAt = Math.min(this.oldestAt, message.at);
  }

  private project(message: StreamMessage): void {
    const decoded = this.types.decode(this.table, message.data, { streamSeq: message.seq });
    if (decoded.kind === 'rows') this.addRows(decoded.rows, message);
    else if (decoded.kind === 'unknown') this.keep(message, decoded.type);
    else if (decoded.kind === 'poison') this.poison.push({ message, reason: decoded.reason });
    else if (decoded.kind === 'unreadable') this.noteUnreadable(message, decoded.reason);
  }

  private addRows(rows: readonly Row[], { traces = [] }: StreamMessage): void {
    this.rows.push(...rows);
    if (rows.length > 0) this.traces.push(...traces);
  }

  private keep(message: StreamMessage, type: string): void {
    const range = this.kept.get(type) ?? { from: message.seq, to: message.seq };
    if (!this.kept.has(type) && this.kept.size >= maxKeptTypes) {
      this.noteUnreadable(message, 'too many unknown event types');
      return;
    }
    // A stream that lost its end counts from a smaller number again.
    this.kept.set(type, { from: Math.min(range.from, message.seq), to: Math.max(range.to, message.seq) });
    this.unknown.push({ message, type });
  }

  private noteUnreadable(message: StreamMessage, reason: string): void {
    if (this.answersForUnreadable) this.poison.push({ message, reason });
  }

  private admit(message: StreamMessage): boolean {
    // Without a number nothing can be told; the server's own duplicate window is then all there is.
    if (message.producer === '') return true;
    if (!producerNumber.test(message.producerSeq) || message.producer.length > maxProducerName) {
      this.noteUnreadable(message, 'producer headers are malformed');
      return false;
    }
    const fresh = this.marks.admit(message.producer, Number(message.producerSeq), message.at);
    if (!fresh) this.duplicates += 1;
    return fresh;
  }
}
