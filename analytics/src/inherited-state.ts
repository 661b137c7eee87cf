import type { KV } from '@nats-io/kv';
import { z } from 'zod';
import { compareAndSet, readRevision } from './fenced-value.js';
import { parseState } from './projection-state.js';
import type { ProjectionState } from './projection-state.js';

const handedOver = z.object({ handedOver: z.unknown() });

/**
 * The position of a stream from the time when its tables shared one; undefined when there was none. Reading it takes it
 * away from projectors of that version: what is written in its place they cannot read, so they write nothing more. A batch
 * that one of them recorded is finished by each table for itself, under the token it was begun with.
 */
export async function inheritedState(kv: KV, stream: string): Promise<ProjectionState | undefined> {
  const key = `${stream}.0.state`;
  const { text, revision } = await readRevision(kv, key);
  if (text === undefined) return undefined;
  const known = handedOver.safeParse(JSON.parse(text));
  if (known.success) return parseState(JSON.stringify(known.data.handedOver));
  const state = parseState(text);
  await compareAndSet(kv, key, JSON.stringify({ handedOver: state }), revision);
  return state;
}
