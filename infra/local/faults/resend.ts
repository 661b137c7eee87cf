import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { connectNats } from '../black-box/connect-nats.ts';
import type { SeededRandom } from './seeded-random.ts';

const MESSAGES = 150;
/** With this header the server itself would drop the copy; after its window it no longer knows it. */
const SERVER_ID = 'Nats-Msg-Id';

/**
 * Publishes a run of stored messages of both logs once more, as a publisher does whose answer came after the server's
 * duplicate window: the same content and headers, unknown to the server. How many they were.
 */
export async function resendStored(natsUrl: string, random: SeededRandom): Promise<number> {
  const connection = await connectNats(natsUrl, 'faults');
  try {
    return (await resend(connection, 'CLICKS', random)) + (await resend(connection, 'EVENTS', random));
  } finally {
    await connection.close();
  }
}

async function resend(connection: NatsConnection, stream: string, random: SeededRandom): Promise<number> {
  const manager = await jetstreamManager(connection, { timeout: 10_000 });
  const { state } = await manager.streams.info(stream);
  if (state.messages === 0) return 0;
  // Mostly of this run: what the seed wrote is small and long settled.
  const first = random.between(state.first_seq, Math.max(state.first_seq, state.last_seq - MESSAGES));
  let sent = 0;
  for (let seq = first; seq <= Math.min(first + MESSAGES - 1, state.last_seq); seq += 1) {
    const stored = await manager.streams.getMessage(stream, { seq });
    if (stored === null) continue;
    const copied = headers();
    for (const [name, values] of stored.header) {
      if (name !== SERVER_ID) for (const value of values) copied.append(name, value);
    }
    await jetstream(connection, { timeout: 10_000 }).publish(stored.subject, stored.data, { headers: copied });
    sent += 1;
  }
  return sent;
}
