import type { Db } from './db.js';

/** What names are locked by; the number keeps those of one kind apart from those of another, and never changes. */
const seeds = { order: 0, idempotencyKey: 1, customer: 2 } as const;

/**
 * Locks names for the rest of the transaction, whether or not there are rows of them, in one order for all: two transactions that lock
 * several of a kind cannot wait for each other. One round trip.
 * @param waitMs how long each lock is waited for, when it is to be less than usual: then it fails with SQLSTATE 55P03, and the
 * transaction with it
 */
export async function lockNames(
  db: Db,
  kind: keyof typeof seeds,
  names: readonly string[],
  waitMs?: number,
): Promise<void> {
  await db.rows`select lock_names(${names}::text[], ${seeds[kind]}::bigint, ${waitMs ?? null}::int)`;
}
