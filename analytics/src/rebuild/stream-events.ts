import type { Bus } from '@tributary/backend/messaging/jetstream';
import { projectedTables } from '../projectors/tables.js';
import { StreamCursor } from '../stream-cursor.js';
import type { StreamMessage } from '../stream-message.js';
import type { EventsWanted, EventSource } from './event-source.js';

const pageSize = 2_000;

/** What the stream still remembers. */
export class StreamEvents implements EventSource {
  readonly name = 'the stream';

  constructor(private readonly bus: Bus) {}

  async *read({ table, upTo }: EventsWanted): AsyncGenerator<readonly StreamMessage[]> {
    const stream = this.bus.namespace.stream(projectedTables[table].stream);
    const { state } = await this.bus.jsm.streams.info(stream);
    const last = Math.min(upTo, state.last_seq);
    if (state.messages === 0 || state.first_seq > last) return;
    const cursor = await StreamCursor.open(this.bus, stream, state.first_seq);
    try {
      for (let read = 0; read < last && cursor.pending > 0;) {
        const page: StreamMessage[] = [];
        for await (const message of cursor.fetch(Math.min(last - read, pageSize))) {
          read = message.seq;
          if (read <= last) page.push(message);
          if (read >= last) break;
        }
        yield page;
      }
    } finally {
      await cursor.close();
    }
  }
}
