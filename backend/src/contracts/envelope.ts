import { z } from 'zod';

/**
 * The envelope of every event, after CloudEvents 1.0 (structured JSON). Readers strip what they do not know, so that
 * a newer writer never stops an older reader.
 */
export function eventEnvelope<T extends string, D extends z.ZodType>(type: T, data: D) {
  return z.object({
    specversion: z.literal('1.0'),
    /** UUIDv7; also the `Nats-Msg-Id`. */
    id: z.uuid(),
    type: z.literal(type),
    source: z.string(),
    /** When the fact was recorded, RFC 3339 UTC. */
    time: z.iso.datetime(),
    /** Id of the aggregate the fact is about. */
    subject: z.string(),
    /** Version of that aggregate after the fact; a reader may order by it. */
    aggregateversion: z.int().positive(),
    data,
  });
}
