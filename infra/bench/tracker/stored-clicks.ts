import { createClient } from '@clickhouse/client';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { waitUntil } from '../../local/wait.ts';

/** How often each click id is stored. */
export type StoredClicks = ReadonlyMap<string, number>;

const READ_WITHIN_MS = 60_000;

/** Every click in a stream of the tracker's form, read from its first message to its last. */
export async function clicksInStream(connection: NatsConnection, stream: string): Promise<StoredClicks> {
  const manager = await jetstreamManager(connection, { timeout: 10_000 });
  const { state } = await manager.streams.info(stream);
  const stored = new Map<string, number>();
  if (state.messages === 0) return stored;
  const consumer = await jetstream(connection).consumers.get(stream);
  const messages = await consumer.consume({ max_messages: 2_000 });
  const limit = setTimeout(() => messages.stop(), READ_WITHIN_MS);
  for await (const message of messages) {
    for (const [, id = ''] of message.string().matchAll(/"clickId":"([^"]+)"/g))
      stored.set(id, (stored.get(id) ?? 0) + 1);
    if (message.seq >= state.last_seq) break;
  }
  clearTimeout(limit);
  return stored;
}

/** Every click in ClickHouse, once there are `expected` of them or half a minute has passed without. */
export async function clicksInClickhouse(
  environment: Readonly<Record<string, string>>,
  expected: number,
): Promise<StoredClicks> {
  const client = createClient({
    url: environment['CLICKHOUSE_URL'] ?? '',
    database: environment['CLICKHOUSE_DATABASE'] ?? '',
    username: environment['CLICKHOUSE_USER'] ?? '',
    password: environment['CLICKHOUSE_PASSWORD'] ?? '',
  });
  try {
    const rows = async <T>(query: string): Promise<T[]> =>
      (await client.query({ query, format: 'JSONEachRow' })).json();
    const count = async (): Promise<number> =>
      Number((await rows<{ n: string }>('SELECT count() AS n FROM clicks'))[0]?.n ?? 0);
    await waitUntil(async () => (await count()) >= expected, 30_000, 100);
    const found = await rows<{ id: string; n: string }>('SELECT click_id AS id, count() AS n FROM clicks GROUP BY id');
    return new Map(found.map(({ id, n }) => [id, Number(n)]));
  } finally {
    await client.close();
  }
}

/** What is wrong between told and stored; empty when each click that was answered with a 302 is stored exactly once. */
export function differences(place: string, told: ReadonlySet<string>, stored: StoredClicks): string[] {
  const missing = [...told].filter((id) => !stored.has(id)).length;
  const double = [...stored.values()].filter((n) => n > 1).length;
  const unknown = [...stored.keys()].filter((id) => !told.has(id)).length;
  const found = {
    'are missing': missing,
    'are stored more than once': double,
    'were never answered with a 302': unknown,
  };
  return Object.entries(found)
    .filter(([, n]) => n > 0)
    .map(([what, n]) => `${place}: ${n} clicks ${what}`);
}
