import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { secretHash } from '../../platform/secret-hash.js';
import { findKeyBySecret } from './api-key.store.js';
import { foundKey } from './key-restrictions.js';
import type { FoundKey } from './key-restrictions.js';

/** How long another process may still go by what a key was before it was revoked or rotated, in milliseconds. */
const rememberMs = 5_000;
const rememberAtMost = 10_000;

/**
 * Finds API keys by secret, remembering found ones briefly: one look-up per key and five seconds, not per request. Whether
 * a key has expired is not its to say: `KeyRestrictions` asks that at each use.
 */
@Injectable()
export class ApiKeyDirectory {
  private readonly known = new Map<string, { readonly found: FoundKey; readonly until: number }>();

  private readonly looking = new Map<string, Promise<FoundKey | undefined>>();

  constructor(private readonly db: Database) {}

  async find(secret: string): Promise<FoundKey | undefined> {
    const hash = secretHash(secret).toString('base64url');
    const remembered = this.known.get(hash);
    if (remembered && remembered.until > performance.now()) return remembered.found;
    return this.looking.get(hash) ?? this.look(secret, hash);
  }

  /** A key was changed by this process: what it was counts no more here, and neither does what is being looked up. */
  forget(id: string): void {
    this.looking.clear();
    for (const [hash, { found }] of this.known) if (found.key.id === id) this.known.delete(hash);
  }

  /** One look-up for all requests that wait for it: a merchant who sends a thousand at once takes one connection, not all. */
  private look(secret: string, hash: string): Promise<FoundKey | undefined> {
    const looked = findKeyBySecret(this.db, 'api', secret)
      .then((key) => {
        const found = key && foundKey(key);
        if (this.looking.get(hash) !== looked) return found;
        this.known.delete(hash);
        return found && this.remember(hash, found);
      })
      .finally(() => {
        if (this.looking.get(hash) === looked) this.looking.delete(hash);
      });
    this.looking.set(hash, looked);
    return looked;
  }

  private remember(hash: string, found: FoundKey): FoundKey {
    const oldest = this.known.keys().next();
    if (this.known.size >= rememberAtMost && oldest.done !== true) this.known.delete(oldest.value);
    this.known.set(hash, { found, until: performance.now() + rememberMs });
    return found;
  }
}
