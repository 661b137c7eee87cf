import type { Actor } from '../../platform/actor.js';
import type { ApiKey } from './api-key.store.js';

export type MerchantActor = Extract<Actor, { kind: 'merchant' }>;

export function merchantActor({ id, merchantId, livemode, scopes, programIds }: ApiKey): MerchantActor {
  const limit = programIds.length === 0 ? null : programIds;
  return { kind: 'merchant', merchantId, apiKeyId: id, livemode, scopes, programIds: limit };
}
