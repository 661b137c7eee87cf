import { v7 } from 'uuid';
import { formatTypeId, idPrefixes } from '../kernel/type-id.js';

/** A new TypeID such as `cnv_01h…`: UUIDv7 inside, so ids sort by the time they were made. */
export function newId(kind: keyof typeof idPrefixes): string {
  return formatTypeId(idPrefixes[kind], v7());
}

/** A bare UUIDv7, for events. */
export function newUuid(): string {
  return v7();
}
