import type { Actor } from '../../platform/actor.js';
import type { Db } from '../../platform/database.js';
import { findLiveKey } from './api-key.store.js';
import type { ApiKey } from './api-key.store.js';

export type MerchantActor = Extract<Actor, { kind: 'merchant' }>;

export function merchantActor(key: ApiKey): MerchantActor {
  return { kind: 'merchant', merchantId: key.merchantId, apiKeyId: key.id, livemode: key.livemode, scopes: key.scopes };
}

/** Whose postback this is; undefined when the token is unknown or revoked. For the tracker, which has no guard. */
export async function findPostbackToken(db: Db, token: string): Promise<MerchantActor | undefined> {
  const key = token.length > 100 ? undefined : await findLiveKey(db, 'postback', token);
  return key && merchantActor(key);
}
