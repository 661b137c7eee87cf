import type { ClickHouseClient } from '@clickhouse/client';
import type { KeptRange, UnknownEvent } from './batch-plan.js';
import type { StreamMessage } from './stream-message.js';

const text = new TextDecoder('utf-8');
const bytes = new TextEncoder();

/** Keeps events whose type is unknown. Kept again they are still there once. */
export async function keepEvents(
  clickhouse: ClickHouseClient,
  stream: string,
  events: readonly UnknownEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await clickhouse.insert({
    table: 'unknown_events',
    values: events.map(({ message, type }) => ({
      stream,
      event_type: type,
      stream_seq: message.seq,
      stored_at: new Date(message.at).toISOString().slice(0, -1).replace('T', ' '),
      subject: message.subject,
      event: text.decode(message.data),
    })),
    format: 'JSONEachRow',
    clickhouse_settings: { async_insert: 0, max_partitions_per_insert_block: '0' },
  });
}

/** Kept events of one type, oldest first: `limit`, and what else has the number of the last. They come without producer: they were admitted when they were kept. */
export async function readKept(
  clickhouse: ClickHouseClient,
  { stream, type, range, limit }: { stream: string; type: string; range: KeptRange; limit: number },
): Promise<StreamMessage[]> {
  const found = await clickhouse.query({
    query: `
      SELECT stream_seq, toUnixTimestamp64Milli(stored_at) AS at, subject, event FROM unknown_events FINAL
      WHERE stream = {stream:String} AND event_type = {type:String} AND stream_seq BETWEEN {from:UInt64} AND {to:UInt64}
      ORDER BY stream_seq LIMIT {limit:UInt32} WITH TIES`,
    query_params: { stream, type, from: range.from, to: range.to, limit },
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  const rows = await found.json<{ stream_seq: number; at: number; subject: string; event: string }>();
  rows.sort((a, b) => a.stream_seq - b.stream_seq || a.at - b.at);
  return rows.map(({ stream_seq: seq, at, subject, event }) => ({
    seq,
    at,
    subject,
    data: bytes.encode(event),
    producer: '',
    producerSeq: '',
  }));
}
