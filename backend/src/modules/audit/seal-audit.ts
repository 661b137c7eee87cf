import type { Database } from '../../platform/database.js';
import { findChainHead, findUnsealed, insertSeals } from './audit.store.js';
import { chainHash, genesis } from './rules/chain.js';

/**
 * Gives committed entries their place and hash in the chain, oldest first. Not inside the commands' own transactions: that would
 * line all of them up behind one row. Run by one at a time, under a lease; a second one is refused by the numbers' key.
 * @returns how many were sealed
 */
export function sealAudit(database: Database, limit: number): Promise<number> {
  return database.transaction(async (db) => {
    const head = await findChainHead(db);
    const entries = await findUnsealed(db, head, limit);
    let seq = head?.seq ?? 0n;
    let hash: Uint8Array = head?.hash ?? genesis;
    const seals = entries.map((entry) => {
      seq += 1n;
      hash = chainHash(hash, seq, entry);
      return { seq, entryId: entry.id, hash };
    });
    await insertSeals(db, seals);
    return seals.length;
  });
}
