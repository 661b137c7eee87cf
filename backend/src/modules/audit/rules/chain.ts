import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../kernel/canonical-json.js';

/** What of an entry is sealed: everything but its place. */
export interface SealedContent {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actorKind: string;
  readonly actorId: string;
  /** The affiliate in whose account it was done; null when it was the actor's own business. */
  readonly onBehalfOf: string | null;
  readonly requestId: string | null;
  readonly targets: readonly string[];
  readonly changes: unknown;
  readonly source: unknown;
}

/** What the first entry follows. */
export const genesis = Buffer.alloc(32);

/**
 * The hash of an entry in its place: SHA-256 over the hash before it, its number and its canonical JSON (keys sorted), each
 * after the other. Changing, removing or inserting anything changes every hash that follows.
 */
export function chainHash(previous: Uint8Array, seq: bigint, entry: SealedContent): Buffer {
  const { id, at, action, actorKind, actorId, onBehalfOf, requestId, targets, changes, source } = entry;
  // Left out where there is nobody, as in the entries that were sealed before it was written down.
  const told = onBehalfOf === null ? {} : { onBehalfOf };
  const content = {
    id,
    at: at.toISOString(),
    action,
    actorKind,
    actorId,
    ...told,
    requestId,
    targets,
    changes,
    source,
  };
  return createHash('sha256').update(previous).update(`${seq}\n`).update(canonicalJson(content)).digest();
}
