import { headers as natsHeaders } from '@nats-io/transport-node';
import type { MsgHdrs } from '@nats-io/transport-node';
import { eventHeaders } from '../contracts/headers.js';
import { subjects } from '../contracts/subjects.js';
import type { Bus } from './jetstream.js';

/** A message that a consumer gave up on. */
export interface DeadLetter {
  readonly stream: string;
  readonly consumer: string;
  /** Its place in the stream, where it can be read in full for as long as the stream keeps it. */
  readonly seq: number;
  /** As it was published, namespace included. */
  readonly subject: string;
  readonly headers: Iterable<readonly [string, readonly string[]]>;
  readonly data: Uint8Array;
  readonly reason: string;
}

const maxReasonLength = 500;
// Room for all headers within the server's largest message; the message's own may take half of it.
const headerBytes = 8 * 1024;

/**
 * Moves a message to the dead letters: payload and headers, the reason, and where it came from. A payload that leaves no room
 * for these is cut, and its full size is said. Given up twice (after a crash), it is kept once. Throws when it could not be
 * stored; then the message must not be terminated.
 */
export async function publishDeadLetter(bus: Bus, letter: DeadLetter): Promise<void> {
  const { stream, consumer, seq, data } = letter;
  const header = ownHeaders(letter);
  header.set(eventHeaders.deadReason, oneLine(letter.reason));
  header.set(eventHeaders.deadStream, stream);
  header.set(eventHeaders.deadSeq, String(seq));
  header.set(eventHeaders.deadSubject, bus.namespace.bareSubject(letter.subject));
  header.set(eventHeaders.deadConsumer, consumer);
  const room = (bus.connection.info?.max_payload ?? 1024 * 1024) - headerBytes;
  if (data.length > room) header.set(eventHeaders.deadSize, String(data.length));
  await bus.js.publish(bus.namespace.subject(subjects.dead(stream, consumer)), data.subarray(0, room), {
    msgID: `dead:${stream}:${consumer}:${seq}`,
    headers: header,
  });
}

function ownHeaders({ headers }: DeadLetter): MsgHdrs {
  const kept = natsHeaders();
  let room = headerBytes / 2;
  for (const [name, values] of headers) {
    // The server's own headers (message id, expectations) would be obeyed again.
    if (name.toLowerCase().startsWith('nats-')) continue;
    for (const value of values) {
      const bytes = Buffer.byteLength(`${name}: ${value}\r\n`);
      if (bytes > room) continue;
      room -= bytes;
      kept.append(name, value);
    }
  }
  return kept;
}

// A header value may hold neither line breaks nor, for old clients, anything but ASCII.
function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, maxReasonLength);
}
