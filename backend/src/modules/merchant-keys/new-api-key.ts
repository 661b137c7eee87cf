import { newId } from '../../platform/ids.js';
import type { Invocation, Tx } from '../../platform/transaction.js';
import { keyExpiryPast } from './merchant-keys.errors.js';
import { shownPrefix } from './merchant-secrets.js';
import { insertApiKey } from './api-key.store.js';
import type { ApiKey } from './api-key.store.js';
import { toAuditedKey } from './api-key.view.js';

/** What is decided of a key by whoever asks for it. */
export type ApiKeySettings = Pick<
  ApiKey,
  'merchantId' | 'kind' | 'livemode' | 'name' | 'scopes' | 'programIds' | 'allowedAddresses' | 'expiresAt' | 'replaces'
>;

/**
 * Stores a new key and tells the audit trail.
 * @throws DomainError `merchant_not_found`, `key_programs_unknown`, `key_expiry_past`
 */
export async function addApiKey(
  tx: Tx,
  settings: ApiKeySettings,
  { actor }: Invocation,
  secret: string,
): Promise<ApiKey> {
  if (settings.expiresAt !== null && settings.expiresAt <= tx.now) throw keyExpiryPast();
  const key: ApiKey = {
    ...settings,
    id: newId('apiKey'),
    prefix: shownPrefix(secret),
    createdBy: actor.kind === 'user' ? actor.userId : null,
    revokedAt: null,
    lastUsedAt: null,
    lastUsedFrom: null,
    createdAt: tx.now,
  };
  await insertApiKey(tx, key, secret);
  tx.changed({ kind: 'apiKey', id: key.id, before: null, after: toAuditedKey(key) });
  return key;
}
