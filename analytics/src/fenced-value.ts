import { JetStreamApiError } from '@nats-io/jetstream';
import type { KV } from '@nats-io/kv';
import { OwnershipLost } from './ownership-lost.js';

// NATS error code of a publish whose expected last sequence does not match (JSStreamWrongLastSequenceErrF).
const wrongLastSequence = 10071;

/** The text under a key and the revision under which it may be replaced; `undefined` and 0 when there is none yet. */
export interface Revision {
  readonly text: string | undefined;
  readonly revision: number;
}

/** Reads a key together with its revision. */
export async function readRevision(kv: KV, key: string): Promise<Revision> {
  const entry = await kv.get(key);
  return entry ? { text: entry.string(), revision: entry.revision } : { text: undefined, revision: 0 };
}

/**
 * Replaces the text of a key if its revision is still `expected`; returns the new revision. Texts must differ from each
 * other, because a write whose answer got lost is recognised by its text. Throws OwnershipLost when somebody else wrote,
 * any other error when NATS cannot be asked (what happened is then unknown; call again with the same arguments).
 */
export async function compareAndSet(kv: KV, key: string, text: string, expected: number): Promise<number> {
  try {
    return await kv.put(key, text, { previousSeq: expected });
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== wrongLastSequence) throw error;
    const now = await readRevision(kv, key);
    if (now.text === text) return now.revision;
    throw new OwnershipLost(`${key} was written by somebody else`);
  }
}
