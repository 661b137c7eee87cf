import type { Database } from '../../platform/database.js';
import type { ObjectStore } from '../../platform/object-store.js';
import type { SigningKeys } from '../../platform/signing-keys.js';
import { signAnchor } from './anchor.js';
import { findAnchor, findChainHead, insertAnchor } from './audit.store.js';

/** Anchors lie here, one object a day. */
export const anchorPrefix = 'audit/anchors/';
const lockedDays = 400;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Signs where the chain ends and puts that where whoever owns the database cannot change it: a trail that is cut off or made
 * anew as a whole is then found out. Once a day (UTC); begun again after a failure it stores the day's object again.
 * @returns whether one was stored
 */
export async function anchorAudit(
  db: Database,
  { store, keys, now }: { readonly store: ObjectStore; readonly keys: SigningKeys; readonly now: Date },
): Promise<boolean> {
  const day = now.toISOString().slice(0, 10);
  const head = await findChainHead(db);
  if (head === null || (await findAnchor(db, day))) return false;
  const anchor = {
    day,
    seq: String(head.seq),
    hash: Buffer.from(head.hash).toString('hex'),
    sealedAt: head.sealedAt.toISOString(),
  };
  const objectKey = `${anchorPrefix}${day}.json`;
  const lockedUntil = await store.putLocked(
    objectKey,
    signAnchor(anchor, keys),
    new Date(now.getTime() + lockedDays * dayMs),
  );
  await insertAnchor(db, { day, seq: head.seq, objectKey, lockedUntil });
  return true;
}
