import { createHash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.js';

/** SHA-256 of a value's canonical JSON: equal inputs hash equally however they were written. */
export function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(value)).digest();
}
