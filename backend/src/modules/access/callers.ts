import { Injectable } from '@nestjs/common';
import { unauthenticated } from './access.errors.js';
import type { Caller } from './caller.js';
import { AccessTokenVerifier, ApiKeyVerifier } from './credential-verifiers.js';

/** Finds out by the `Authorization` header who calls. */
@Injectable()
export class Callers {
  constructor(
    private readonly tokens: AccessTokenVerifier,
    private readonly keys: ApiKeyVerifier,
  ) {}

  /**
   * @param from the address of the caller: keys may be bound to some
   * @throws DomainError `unauthenticated`, `token_expired`, `api_key_unknown`, and what the key's own bounds refuse
   */
  async find(header: string | undefined, from: string): Promise<Caller> {
    const credential = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(header ?? '')?.[1];
    if (credential === undefined) throw unauthenticated();
    if (!this.keys.recognises(credential)) return this.tokens.verify(credential);
    return { actor: await this.keys.verify(credential, from) };
  }
}
