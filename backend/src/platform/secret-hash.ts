import { createHash } from 'node:crypto';

/** What is kept of a secret of 256 random bits; a slow hash would add nothing to those. */
export function secretHash(secret: string): Buffer<ArrayBuffer> {
  return createHash('sha256').update(secret).digest();
}
