import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import type { ApiKey } from './api-key.store.js';

/** A merchant's credential, without its secret. */
export const apiKeyView = z.object({
  id: z.string(),
  merchantId: z.string(),
  kind: z.enum(['api', 'postback']),
  livemode: z.boolean(),
  name: z.string(),
  createdBy: z.string().nullable(),
  /** The secret's beginning, to recognise it by. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  programIds: z
    .array(z.string())
    .meta({ description: 'The programs it is limited to. An empty list means all of the merchant.' }),
  allowedAddresses: z
    .array(z.string())
    .meta({ description: 'IP addresses or networks it can be used from. An empty list means anywhere.' }),
  expiresAt: timestampView.nullable(),
  revokedAt: timestampView.nullable(),
  replaces: z.string().nullable().meta({ description: 'The key that this one replaces.' }),
  lastUsedAt: timestampView.nullable().meta({ description: 'To the minute.' }),
  lastUsedFrom: z.string().nullable(),
  createdAt: timestampView,
});
apiKeyView.register(z.globalRegistry, { id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof apiKeyView>;

/** The one answer that holds the secret; null when it is repeated for an Idempotency-Key (then revoke the key and make another). */
export const createdApiKeyView = apiKeyView.extend({ secret: z.string().nullable() });
createdApiKeyView.register(z.globalRegistry, { id: 'CreatedApiKey' });
export type CreatedApiKeyView = z.infer<typeof createdApiKeyView>;

export function toApiKeyView(key: ApiKey): ApiKeyView {
  return {
    id: key.id,
    merchantId: key.merchantId,
    kind: key.kind,
    livemode: key.livemode,
    name: key.name,
    createdBy: key.createdBy,
    prefix: key.prefix,
    scopes: [...key.scopes],
    programIds: [...key.programIds],
    allowedAddresses: [...key.allowedAddresses],
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    replaces: key.replaces,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    lastUsedFrom: key.lastUsedFrom,
    createdAt: key.createdAt.toISOString(),
  };
}

/** What the audit trail keeps of a key: its settings, not its uses. */
export function toAuditedKey(key: ApiKey): object {
  const { lastUsedAt: _at, lastUsedFrom: _from, ...settings } = toApiKeyView(key);
  return settings;
}
