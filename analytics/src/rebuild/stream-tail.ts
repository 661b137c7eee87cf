import type { Bus } from '@tributary/backend/messaging/jetstream';
import { z } from 'zod';
import { readRange } from '../read-range.js';

const identified = z.object({ id: z.string() });
const text = new TextDecoder();
const messagesAtATime = 1_000;

/** The events behind a position of a stream, which are still to be projected. It grows while it is looked at. */
export class StreamTail {
  private readonly found = new Set<string>();
  private readonly name: string;

  constructor(
    private readonly bus: Bus,
    stream: string,
    private read: number,
  ) {
    this.name = bus.namespace.stream(stream);
  }

  /** Their ids, by now. */
  async ids(): Promise<ReadonlySet<string>> {
    const { state } = await this.bus.jsm.streams.info(this.name);
    while (this.read < state.last_seq) {
      const last = Math.min(this.read + messagesAtATime, state.last_seq);
      for (const { data } of await readRange(this.bus, this.name, this.read + 1, last)) this.note(data);
      this.read = last;
    }
    return this.found;
  }

  private note(data: Uint8Array): void {
    try {
      this.found.add(identified.parse(JSON.parse(text.decode(data))).id);
    } catch {
      // What has no id is no event of the outbox.
    }
  }
}
