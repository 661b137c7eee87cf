import { DomainError } from '../kernel/domain-error.js';
import { hashOf } from './input-hash.js';

import type { Db } from './db.js';
import { lockNames } from './lock-names.js';
import { sql } from './sql.js';
import type { Sql } from './sql.js';

/** What version 1 of the hash covers: the command's name and its input as parsed, with what the schema had filled in. */
export interface NamedInput {
  readonly name: string;
  readonly input: unknown;
}

/** A caller's key and what it was used for. `scope` keeps callers apart. */
export interface IdempotentRequest {
  readonly scope: string;
  readonly key: string;
  /** What is hashed, by the version of the rule: the named input, or the request as it was asked. See docs/adr/0048. */
  readonly inputs: { readonly 1: NamedInput; readonly 2: unknown };
}

/** What new answers are stored by. */
const hashVersion = 2;

/** What an earlier request with the same key was answered, or why the key cannot be used for this one. */
export type EarlierAnswer = { readonly answer: unknown } | { readonly refusal: DomainError };

interface Row {
  readonly scope: string;
  readonly key: string;
  readonly inputHash: string;
  readonly hashVersion: keyof IdempotentRequest['inputs'];
  readonly response: unknown;
}

/**
 * Claims keys for the transaction: until its end everyone else who brings one of them waits here, and then finds its answer.
 * @param requests undefined for one that brought no key
 * @param lockWaitMs how long each key is waited for, when it is to be less than usual
 * @returns for each what an earlier request with its key was answered; undefined when there was none
 */
export async function claimIdempotencyKeys(
  db: Db,
  requests: readonly (IdempotentRequest | undefined)[],
  lockWaitMs?: number,
): Promise<(EarlierAnswer | undefined)[]> {
  const keyed = requests.filter((request) => request !== undefined);
  if (keyed.length === 0) return requests.map(() => undefined);
  const names = keyed.map(nameOf);
  await lockNames(db, 'idempotencyKey', names, lockWaitMs);
  // One by one, each by its key: as a join PostgreSQL reads the whole table while it has no statistics of it.
  const rows = await db.rows<Row>`
    select earlier.scope, earlier.key, encode(earlier.input_hash, 'hex') as "inputHash",
           earlier.hash_version as "hashVersion", earlier.response
    from unnest(${keyed.map(({ scope }) => scope)}::text[], ${keyed.map(({ key }) => key)}::text[]) as claimed(scope, key)
    cross join lateral (
      select * from idempotency_keys k where k.scope = claimed.scope and k.key = claimed.key limit 1) as earlier`;
  const earlier = new Map(rows.map((row) => [nameOf(row), row]));
  return requests.map((request) => request && answerOf(earlier.get(nameOf(request)), request.inputs));
}

/** Keeps answers for whoever repeats their keys within 30 days; the transaction has claimed the keys. */
export function keepAnswers(
  answered: readonly { readonly request: IdempotentRequest; readonly answer: unknown }[],
): Sql[] {
  if (answered.length === 0) return [];
  const rows = answered.map(({ request: { scope, key, inputs }, answer: response }) => ({
    scope,
    key,
    input_hash: hashOf(inputs[hashVersion]).toString('hex'),
    response,
  }));
  const statement = sql`
    insert into idempotency_keys (scope, key, input_hash, hash_version, response)
    select scope, key, decode(input_hash, 'hex'), ${hashVersion}::smallint, response
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(scope text, key text, input_hash text, response jsonb)`;
  return [statement];
}

/** Forgets answers older than 30 days. */
export async function removeOldAnswers(db: Db): Promise<void> {
  await db.execute`delete from idempotency_keys where created_at < now() - interval '30 days'`;
}

function nameOf({ scope, key }: { readonly scope: string; readonly key: string }): string {
  return JSON.stringify([scope, key]);
}

function answerOf(earlier: Row | undefined, inputs: IdempotentRequest['inputs']): EarlierAnswer | undefined {
  if (earlier === undefined) return undefined;
  if (earlier.inputHash === hashOf(inputs[earlier.hashVersion]).toString('hex')) return { answer: earlier.response };
  const refusal = new DomainError(
    'conflict',
    'idempotency_key_reused',
    'This Idempotency-Key was already used for another request. Use a new key for a new request.',
  );
  return { refusal };
}
