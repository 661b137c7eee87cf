import { FetchSize } from '@tributary/backend/messaging/fetch-size';
import type { Bus } from '@tributary/backend/messaging/jetstream';
import { keepRunning } from '@tributary/backend/platform/keep-running';
import { StreamCursor } from './stream-cursor.js';
import type { StreamMessage } from './stream-message.js';

const maxBufferedBytes = 16 * 1024 * 1024;
const bytesPerFetch = 4 * 1024 * 1024;
const retryMs = 250;

/** Reads ahead of the projection, a bounded number of bytes, and reads on after every failure for as long as it lives. */
export class StreamReader {
  /** Why reading does not get on at the moment. */
  problem: string | undefined;
  private cursor: StreamCursor | undefined;
  private buffer: StreamMessage[] = [];
  private bufferedBytes = 0;
  private readonly fetchSize = new FetchSize(bytesPerFetch);
  private readonly stopping = new AbortController();
  private readonly changed = new EventTarget();
  private readonly running: Promise<void>;

  constructor(
    private readonly bus: Bus,
    /** Full name, namespace included. */
    private readonly stream: string,
    /** Sequence number of the next message to read. */
    private next: number,
  ) {
    this.running = keepRunning(() => this.read(), {
      ...{ signal: this.stopping.signal, pauseMs: retryMs },
      failed: (error) => {
        this.problem = error instanceof Error ? error.message : String(error);
      },
    });
  }

  /** Messages that are in the stream and not yet taken. */
  get waiting(): number {
    return this.buffer.length + (this.cursor?.pending ?? 0);
  }

  /** Stream time (ms) of the oldest message read and not yet taken. */
  get oldestAt(): number | undefined {
    return this.buffer[0]?.at;
  }

  /** Takes messages from the front, one by one, until `consume` says that it has enough or none is left. */
  take(consume: (message: StreamMessage) => 'more' | 'enough'): void {
    let taken = 0;
    for (const message of this.buffer) {
      taken += 1;
      this.bufferedBytes -= message.data.byteLength;
      if (consume(message) === 'enough') break;
    }
    this.buffer = this.buffer.slice(taken);
    this.changed.dispatchEvent(new Event('taken'));
  }

  /** Resolves when a message is there; rejects when `signal` aborts. */
  async arrival(signal: AbortSignal): Promise<void> {
    while (this.buffer.length === 0) await this.change('arrived', signal);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.changed.dispatchEvent(new Event('taken'));
    await this.cursor?.close();
    await this.running;
  }

  private async read(): Promise<void> {
    try {
      this.cursor = await StreamCursor.open(this.bus, this.stream, this.next);
      while (!this.stopping.signal.aborted) await this.fetch(this.cursor);
    } finally {
      await this.cursor?.close();
    }
  }

  private async fetch(cursor: StreamCursor): Promise<void> {
    for await (const message of cursor.fetch(this.fetchSize.messages)) {
      this.fetchSize.note(message.data.byteLength);
      this.next = message.seq + 1;
      this.buffer.push(message);
      this.bufferedBytes += message.data.byteLength;
      this.changed.dispatchEvent(new Event('arrived'));
      while (this.bufferedBytes > maxBufferedBytes && !this.stopping.signal.aborted) await this.change('taken');
    }
    this.problem = undefined;
  }

  private change(what: 'arrived' | 'taken', signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const abort = (): void => reject(signal?.reason as Error);
      signal?.addEventListener('abort', abort, { once: true });
      this.changed.addEventListener(
        what,
        () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
        { once: true },
      );
    });
  }
}
