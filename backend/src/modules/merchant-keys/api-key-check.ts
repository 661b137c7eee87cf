import { Injectable } from '@nestjs/common';
import type { ApiKeyVerifier } from '../access/public.js';
import { ApiKeyDirectory } from './api-key-directory.js';
import { KeyRestrictions } from './key-restrictions.js';
import type { MerchantActor } from './merchant-actor.js';
import { apiKeyUnknown } from './merchant-keys.errors.js';
import { looksLikeApiKey } from './merchant-secrets.js';

/** Which merchant's API key it is, for the guard of the REST API. */
@Injectable()
export class ApiKeyCheck implements ApiKeyVerifier {
  constructor(
    private readonly keys: ApiKeyDirectory,
    private readonly restrictions: KeyRestrictions,
  ) {}

  recognises(credential: string): boolean {
    return looksLikeApiKey(credential);
  }

  async verify(credential: string, from: string): Promise<MerchantActor> {
    const found = await this.keys.find(credential);
    if (!found) throw apiKeyUnknown();
    return this.restrictions.admit(found, from);
  }
}
