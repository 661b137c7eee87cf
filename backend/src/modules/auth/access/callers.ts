import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/actor.js';
import { apiKeyUnknown, unauthenticated } from '../auth.errors.js';
import { ApiKeyDirectory } from '../keys/api-key-directory.js';
import { KeyDoor } from '../keys/key-door.js';
import { looksLikeApiKey } from '../keys/merchant-secrets.js';
import { AccessTokens } from '../sessions/access-tokens.js';
import type { TokenSession } from '../sessions/access-tokens.js';

/** Who calls, and in which session; a merchant and a support view have none. */
export interface Caller {
  readonly actor: Actor;
  readonly session?: TokenSession | undefined;
}

/** Finds out by the `Authorization` header who calls. */
@Injectable()
export class Callers {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly keys: ApiKeyDirectory,
    private readonly door: KeyDoor,
  ) {}

  /**
   * @param from the address of the caller: keys may be bound to some
   * @throws DomainError `unauthenticated`, `token_expired`, `api_key_unknown`, and what the key's own bounds refuse
   */
  async find(header: string | undefined, from: string): Promise<Caller> {
    const credential = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(header ?? '')?.[1];
    if (credential === undefined) throw unauthenticated();
    if (!looksLikeApiKey(credential)) return this.tokens.verify(credential);
    const found = await this.keys.find(credential);
    if (!found) throw apiKeyUnknown();
    return { actor: this.door.admit(found, from) };
  }
}
