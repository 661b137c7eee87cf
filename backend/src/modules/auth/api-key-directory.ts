import { Injectable } from '@nestjs/common';
import { PrismaClient } from '../../platform/database.js';
import { findLiveKey } from './api-key.store.js';
import type { ApiKey } from './api-key.store.js';
import { secretHash } from './secrets.js';

/** How long another process may still honour a key after it was revoked, in milliseconds. */
const rememberMs = 5_000;
const rememberAtMost = 10_000;

/** Finds API keys by secret, remembering found ones briefly: one look-up per key and five seconds, not per request. */
@Injectable()
export class ApiKeyDirectory {
  private readonly known = new Map<string, { readonly key: ApiKey; readonly until: number }>();

  constructor(private readonly prisma: PrismaClient) {}

  async find(secret: string): Promise<ApiKey | undefined> {
    const hash = secretHash(secret).toString('base64url');
    const remembered = this.known.get(hash);
    if (remembered && remembered.until > performance.now()) return remembered.key;
    const key = await findLiveKey(this.prisma, 'api', secret);
    this.known.delete(hash);
    if (key) this.remember(hash, key);
    return key;
  }

  /** A key was revoked by this process: it ends here at once. */
  forget(id: string): void {
    for (const [hash, { key }] of this.known) if (key.id === id) this.known.delete(hash);
  }

  private remember(hash: string, key: ApiKey): void {
    const oldest = this.known.keys().next();
    if (this.known.size >= rememberAtMost && oldest.done !== true) this.known.delete(oldest.value);
    this.known.set(hash, { key, until: performance.now() + rememberMs });
  }
}
