import { headers } from '@nats-io/transport-node';
import { eventHeaders } from '@tributary/backend/contracts/headers';
import { subjects } from '@tributary/backend/contracts/subjects';
import type { Bus } from '@tributary/backend/messaging/jetstream';
import type { PoisonMessage } from './batch-plan.js';

const consumer = 'projector';
// Room for the headers within NATS's largest message.
const headerBytes = 8 * 1024;

/**
 * Moves a message that can never be projected to the dead letters, with the reason. Moved again (after a crash) it is
 * still one, because its id is made of its place in the stream.
 */
export async function publishDeadLetter(bus: Bus, stream: string, { message, reason }: PoisonMessage): Promise<void> {
  const head = headers();
  head.set(eventHeaders.deadReason, reason);
  head.set(eventHeaders.deadStream, stream);
  head.set(eventHeaders.deadSeq, String(message.seq));
  head.set(eventHeaders.deadSubject, bus.namespace.bareSubject(message.subject));
  head.set(eventHeaders.deadConsumer, consumer);
  if (message.producer !== '') head.set(eventHeaders.producer, message.producer.slice(0, 256));
  if (message.producerSeq !== '') head.set(eventHeaders.seq, message.producerSeq.slice(0, 64));
  const room = (bus.connection.info?.max_payload ?? 1024 * 1024) - headerBytes;
  await bus.js.publish(bus.namespace.subject(subjects.dead(stream, consumer)), message.data.subarray(0, room), {
    msgID: `${consumer}:${stream}:${message.seq}`,
    headers: head,
  });
}
