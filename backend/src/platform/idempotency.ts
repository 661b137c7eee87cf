import { DomainError } from '../kernel/domain-error.js';
import { hashOf } from './canonical-json.js';
import type { Db } from './database.js';

/** A caller's key and what it was used for. `scope` keeps callers apart; `input` is everything that shapes the effect. */
export interface IdempotentRequest {
  readonly scope: string;
  readonly key: string;
  readonly input: unknown;
}

/**
 * Claims the key inside the effect's own transaction. A second request with the same key waits here for the first to
 * commit, then gets its answer.
 * @returns the stored answer of an earlier request, or undefined when the key is new
 * @throws DomainError `idempotency_key_reused` when the key was used for something else
 */
export async function claimIdempotencyKey(db: Db, request: IdempotentRequest): Promise<unknown> {
  const hash = new Uint8Array(hashOf(request.input));
  const claimed = await db.$executeRaw`
    insert into idempotency_keys (scope, key, input_hash) values (${request.scope}, ${request.key}, ${hash})
    on conflict do nothing`;
  if (claimed === 1) return undefined;
  const earlier = await db.idempotencyKey.findUniqueOrThrow({
    where: { scope_key: { scope: request.scope, key: request.key } },
  });
  if (Buffer.compare(Buffer.from(earlier.inputHash), hash) !== 0) {
    throw new DomainError(
      'conflict',
      'idempotency_key_reused',
      'This Idempotency-Key was already used for another request. Use a new key for a new request.',
    );
  }
  return earlier.response;
}

/** Keeps the answer for whoever repeats the key within 30 days. */
export async function storeAnswer(db: Db, request: IdempotentRequest, answer: unknown): Promise<void> {
  await db.$executeRaw`
    update idempotency_keys set response = ${JSON.stringify(answer)}::jsonb
    where scope = ${request.scope} and key = ${request.key}`;
}

/** Forgets answers older than 30 days, and what consumers did before then. */
export async function removeOldAnswers(db: Db): Promise<void> {
  await db.$executeRaw`delete from idempotency_keys where created_at < now() - interval '30 days'`;
  await db.$executeRaw`delete from inbox where handled_at < now() - interval '120 days'`;
}
