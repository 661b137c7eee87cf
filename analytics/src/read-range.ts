import type { Bus } from '@tributary/backend/messaging/jetstream';
import { StreamCursor } from './stream-cursor.js';
import type { StreamMessage } from './stream-message.js';

/**
 * The messages `first` to `last` of a stream, both included, as far as the stream still has them. Throws when NATS fails
 * on the way; then nothing has been read.
 */
export async function readRange(bus: Bus, stream: string, first: number, last: number): Promise<StreamMessage[]> {
  const cursor = await StreamCursor.open(bus, stream, first);
  const messages: StreamMessage[] = [];
  try {
    while (cursor.pending > 0 && (messages.at(-1)?.seq ?? 0) < last) {
      for await (const message of cursor.fetch(Math.min(last - first + 1, 1_000))) {
        if (message.seq <= last) messages.push(message);
        if (message.seq >= last) return messages;
      }
    }
    return messages;
  } finally {
    await cursor.close();
  }
}
