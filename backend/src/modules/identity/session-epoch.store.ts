import type { Tx } from '../../platform/transaction.js';

/** Ends all sessions of a person but one, or all of them. @returns the epoch of those that begin from now on */
export async function endSessionsOf(tx: Tx, userId: string, keptSession: string | null = null): Promise<number> {
  const rows = await tx.db.rows<{ epoch: number }>`
    update users set session_epoch = session_epoch + 1, kept_session = ${keptSession} where id = ${userId}
    returning session_epoch as epoch`;
  return rows[0]?.epoch ?? 0;
}
