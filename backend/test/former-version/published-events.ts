import { randomUUID } from 'node:crypto';
import { eventHeaders } from '../../src/contracts/headers.js';
import type { Click } from '../../src/contracts/click-recorded.v1.js';
import { subjects } from '../../src/contracts/subjects.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { streams } from '../../src/messaging/topology.js';

/** A message as it lies in a stream. */
export interface StreamedMessage {
  readonly subject: string;
  readonly producer: string;
  readonly seq: number;
  readonly event: unknown;
}

/** What has been published of facts, in the stream's order. */
export async function publishedEvents({ jsm, namespace }: Bus): Promise<StreamedMessage[]> {
  const stream = namespace.stream(streams.EVENTS.name);
  const { state } = await jsm.streams.info(stream);
  const messages: StreamedMessage[] = [];
  for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq += 1) {
    const message = await jsm.streams.getMessage(stream, { seq });
    if (message === null) continue;
    messages.push({
      subject: message.subject.slice(message.subject.indexOf('events.')),
      producer: message.header.get(eventHeaders.producer),
      seq: Number(message.header.get(eventHeaders.seq)),
      event: message.json(),
    });
  }
  return messages;
}

/** Clicks as a tracker would have published them, one group a day. */
export function clickMessages(clicks: readonly Click[]): StreamedMessage[] {
  const days = Map.groupBy(
    clicks.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    ({ at }) => at.slice(0, 10),
  );
  const producer = `tracker/${randomUUID()}`;
  return [...days.values()].map((group, index) => {
    const envelope = { specversion: '1.0', id: randomUUID(), type: 'tributary.clicks.recorded.v1', source: producer };
    const event = { ...envelope, time: group.at(-1)?.at, data: { clicks: group } };
    return { subject: subjects.clicks('0'), producer, seq: index + 1, event };
  });
}
