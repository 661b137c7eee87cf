import { randomUUID } from 'node:crypto';
import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { eventHeaders } from '@tributary/backend/contracts/headers';
import type { Bus } from '@tributary/backend/messaging/jetstream';
import { recordedTraces } from '@tributary/backend/messaging/message-trace';
import type { StreamMessage } from './stream-message.js';

const fetchMs = 2_000;
// The server forgets a cursor whose reader is gone after this.
const inactiveMs = 30_000;

/**
 * A place in a stream from which messages are read in order, without acknowledgements: the reader's own record says how
 * far it is. Fails when anything was lost on the way to the reader; a new cursor then reads on from the last message.
 */
export class StreamCursor {
  private delivered = 0;
  private fetching: ConsumerMessages | undefined;
  private closed = false;

  private constructor(
    private readonly consumer: Consumer,
    /** Messages behind the one last read. */
    public pending: number,
  ) {}

  /** Opens a cursor at message `from` of a stream (full name, namespace included). */
  static async open({ js, jsm }: Bus, stream: string, from: number): Promise<StreamCursor> {
    const info = await jsm.consumers.add(stream, {
      name: `projector-${randomUUID()}`,
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: from,
      inactive_threshold: nanos(inactiveMs),
      mem_storage: true,
      num_replicas: 1,
    });
    return new StreamCursor(await js.consumers.get(stream, info.name), info.num_pending);
  }

  /** Up to `count` messages as they arrive; ends early when nothing comes for a while. */
  async *fetch(count: number): AsyncGenerator<StreamMessage> {
    this.fetching = await this.consumer.fetch({ max_messages: count, expires: fetchMs });
    for await (const message of this.fetching) {
      this.delivered += 1;
      // The cursor has no filter, so its own numbering has gaps only where a delivery was lost.
      if (message.info.deliverySequence !== this.delivered) throw new Error('a delivery was lost on the way');
      this.pending = message.info.pending;
      yield streamMessage(message);
      if (this.closed) return;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    this.fetching?.stop();
    await this.consumer.delete().catch(() => false);
  }
}

function streamMessage(message: JsMsg): StreamMessage {
  return {
    seq: message.seq,
    at: Math.floor(message.info.timestampNanos / 1e6),
    subject: message.subject,
    data: message.data,
    producer: message.headers?.get(eventHeaders.producer) ?? '',
    producerSeq: message.headers?.get(eventHeaders.seq) ?? '',
    traces: recordedTraces(message.headers),
  };
}
