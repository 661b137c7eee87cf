import { decodeMessage } from './decode-message.js';
import { ProducerMarks } from './producer-marks.js';
import type { StoredMarks } from './producer-marks.js';
import type { ProjectedTable, TableRows } from './projectors/tables.js';
import type { Row } from './projectors/projected-table.js';
import type { StreamMessage } from './stream-message.js';

/** A message that can never be projected, and why. */
export interface PoisonMessage {
  readonly message: StreamMessage;
  readonly reason: string;
}

// Names are part of the stored marks, whose size is bounded.
const maxProducerName = 128;
const producerNumber = /^[1-9]\d{0,15}$/;

/**
 * What a run of messages does to the tables: a function of the messages and of the marks before them, nothing else. So
 * whoever reads the same run with the same marks inserts the same rows, which is what lets ClickHouse drop a repetition.
 */
export class BatchPlan {
  readonly poison: PoisonMessage[] = [];
  duplicates = 0;
  messages = 0;
  rowCount = 0;
  bytes = 0;
  first: number | undefined;
  last = 0;
  /** Stream time of the newest message, ms. */
  newestAt = 0;
  /** Stream time of the oldest message, ms. */
  oldestAt = Infinity;
  private readonly marks: ProducerMarks;
  private readonly tables: Record<ProjectedTable, Row[]> = {
    clicks: [],
    conversion_events: [],
    commission_entries: [],
  };

  constructor(
    readonly marksBefore: StoredMarks,
    private readonly retentionMs: number,
  ) {
    this.marks = ProducerMarks.of(marksBefore);
  }

  add(message: StreamMessage): void {
    this.messages += 1;
    this.bytes += message.data.byteLength;
    this.first ??= message.seq;
    this.last = message.seq;
    this.newestAt = Math.max(this.newestAt, message.at);
    this.oldestAt = Math.min(this.oldestAt, message.at);
    if (!this.admit(message)) return;
    const decoded = decodeMessage(message.data, { streamSeq: message.seq });
    if (decoded.kind === 'poison') this.poison.push({ message, reason: decoded.reason });
    if (decoded.kind !== 'rows') return;
    for (const row of decoded.rows) this.tables[decoded.table].push(row);
    this.rowCount += decoded.rows.length;
  }

  get rows(): TableRows {
    return this.tables;
  }

  /** Marks after the last message, without producers that have been silent for longer than the stream remembers. */
  marksAfter(): StoredMarks {
    if (this.retentionMs > 0) this.marks.forget(this.newestAt - this.retentionMs);
    return this.marks.stored();
  }

  private admit(message: StreamMessage): boolean {
    // Without a number nothing can be told; the server's own duplicate window is then all there is.
    if (message.producer === '') return true;
    if (!producerNumber.test(message.producerSeq) || message.producer.length > maxProducerName) {
      this.poison.push({ message, reason: 'producer headers are malformed' });
      return false;
    }
    const fresh = this.marks.admit(message.producer, Number(message.producerSeq), message.at);
    if (!fresh) this.duplicates += 1;
    return fresh;
  }
}
