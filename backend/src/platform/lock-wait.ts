import type { Db } from './db.js';

/**
 * Takes locks and waits for them no longer than `ms`, of a transaction whose other locks are waited for as usual. A lock that is not
 * to be had in time fails with SQLSTATE 55P03, and the transaction with it.
 */
export async function withLockWait<T>(db: Db, ms: number, takeLocks: () => Promise<T>): Promise<T> {
  await db.rows`select set_config('lock_timeout', ${String(ms)}, true)`;
  const taken = await takeLocks();
  await db.execute`set local lock_timeout to default`;
  return taken;
}
