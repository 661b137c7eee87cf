import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { postbackTokenUnknown } from './merchant-keys.errors.js';
import { findKeyBySecret } from './api-key.store.js';
import { foundKey, KeyRestrictions } from './key-restrictions.js';
import type { MerchantActor } from './merchant-actor.js';

/** Whose postback it is. For the tracker, which has no guard; looked up each time, so that what is revoked ends at once. */
@Injectable()
export class PostbackTokens {
  constructor(
    private readonly db: Database,
    private readonly restrictions: KeyRestrictions,
  ) {}

  /** @throws DomainError `postback_token_unknown`, `api_key_expired`, `api_key_address_refused` */
  async admit(token: string, from: string): Promise<MerchantActor> {
    const key = token.length > 100 ? undefined : await findKeyBySecret(this.db, 'postback', token);
    if (!key) throw postbackTokenUnknown();
    return this.restrictions.admit(foundKey(key), from);
  }
}
