import { Injectable } from '@nestjs/common';
import { PrismaClient } from '../../../platform/database.js';
import { secretHash } from '../secret-hash.js';
import { findKeyBySecret } from './api-key.store.js';
import { foundKey } from './key-door.js';
import type { FoundKey } from './key-door.js';

/** How long another process may still go by what a key was before it was revoked or rotated, in milliseconds. */
const rememberMs = 5_000;
const rememberAtMost = 10_000;

/**
 * Finds API keys by secret, remembering found ones briefly: one look-up per key and five seconds, not per request. Whether
 * a key has expired is not its to say: `KeyDoor` asks that at each use.
 */
@Injectable()
export class ApiKeyDirectory {
  private readonly known = new Map<string, { readonly found: FoundKey; readonly until: number }>();

  constructor(private readonly prisma: PrismaClient) {}

  async find(secret: string): Promise<FoundKey | undefined> {
    const hash = secretHash(secret).toString('base64url');
    const remembered = this.known.get(hash);
    if (remembered && remembered.until > performance.now()) return remembered.found;
    const key = await findKeyBySecret(this.prisma, 'api', secret);
    this.known.delete(hash);
    return key && this.remember(hash, foundKey(key));
  }

  /** A key was changed by this process: what it was counts no more here. */
  forget(id: string): void {
    for (const [hash, { found }] of this.known) if (found.key.id === id) this.known.delete(hash);
  }

  private remember(hash: string, found: FoundKey): FoundKey {
    const oldest = this.known.keys().next();
    if (this.known.size >= rememberAtMost && oldest.done !== true) this.known.delete(oldest.value);
    this.known.set(hash, { found, until: performance.now() + rememberMs });
    return found;
  }
}
