import type { Db } from '../../platform/db.js';
import type { ObjectStore } from '../../platform/object-store.js';
import type { SigningKeys } from '../../platform/signing-keys.js';
import { readAnchor } from './anchor.js';
import { anchorPrefix } from './anchor-audit.js';

/** Compares every anchor in the store with the chain. @returns how many, and the first that is wrong in one sentence */
export async function verifyAnchors(
  db: Db,
  { store, keys }: { readonly store: ObjectStore; readonly keys: SigningKeys },
): Promise<{ proven: number; fault: string | null }> {
  let proven = 0;
  for (const objectKey of await store.list(anchorPrefix)) {
    const fault = await faultOf(db, (await store.get(objectKey)) ?? '', keys);
    if (fault !== null) return { proven, fault: `Anchor ${objectKey}: ${fault}.` };
    proven += 1;
  }
  return { proven, fault: null };
}

async function faultOf(db: Db, text: string, keys: SigningKeys): Promise<string | null> {
  try {
    const { seq, hash } = readAnchor(text, keys);
    const [link] = await db.rows<{ hash: Uint8Array }>`select hash from audit_seals where seq = ${BigInt(seq)}`;
    if (link === undefined) return `the chain had link ${seq}, which is gone`;
    return Buffer.from(link.hash).toString('hex') === hash
      ? null
      : `link ${seq} of the chain is not the one that was signed`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
