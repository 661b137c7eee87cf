import type { JsMsg } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import { eventHeaders } from '../contracts/headers.js';
import { subjects } from '../contracts/subjects.js';
import type { Bus } from './jetstream.js';
import type { ConsumerSpec } from './topology.js';

const maxReasonLength = 500;

/**
 * Moves a message to the dead letters: its payload verbatim, its own headers, the reason and where it came from. Given up twice, it
 * is kept once. Throws when it could not be stored; then the message must not be terminated.
 */
export async function bury(bus: Bus, spec: ConsumerSpec, message: JsMsg, reason: string): Promise<void> {
  const { stream, durable } = spec;
  const header = headers();
  for (const [key, values] of message.headers ?? []) {
    // The server's own headers (message id, expectations) would be obeyed again.
    if (!key.toLowerCase().startsWith('nats-')) for (const value of values) header.append(key, value);
  }
  header.set(eventHeaders.deadReason, oneLine(reason));
  header.set(eventHeaders.deadStream, stream);
  header.set(eventHeaders.deadSeq, String(message.seq));
  header.set(eventHeaders.deadSubject, bus.namespace.bareSubject(message.subject));
  header.set(eventHeaders.deadConsumer, durable);
  const msgID = `dead:${stream}:${durable}:${message.seq}`;
  await bus.js.publish(bus.namespace.subject(subjects.dead(stream, durable)), message.data, { msgID, headers: header });
}

// A header value may hold neither line breaks nor, for old clients, anything but ASCII.
function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, maxReasonLength);
}
