import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { formatTypeId, idPrefixes } from '../kernel/type-id.js';

/** A new TypeID such as `cnv_01h…`: UUIDv7 inside, so ids sort by the time they were made. */
export function newId(kind: keyof typeof idPrefixes): string {
  return formatTypeId(idPrefixes[kind], newUuid());
}

/** A bare UUIDv7, for events. */
export function newUuid(): string {
  const random = nextRandom();
  const now = Date.now();
  // Within a millisecond they count up, so that they sort by the order in which they were made.
  latest =
    now > latest.msecs
      ? { msecs: now, seq: new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1 }
      : { msecs: latest.msecs, seq: latest.seq + 1 };
  return v7({ random, ...latest });
}

let latest = { msecs: 0, seq: 0 };

// Drawn for many at once: a conversion takes seven ids, and each draw is a call of the operating system.
const pool = new Uint8Array(16 * 256);
let used = pool.length;

function nextRandom(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}
