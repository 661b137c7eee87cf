import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import type { ApiKey } from './api-key.store.js';

/** A merchant's credential, without its secret. */
export const apiKeyView = z.object({
  id: z.string(),
  merchantId: z.string(),
  kind: z.enum(['api', 'postback']),
  livemode: z.boolean(),
  /** The secret's beginning, to recognise it by. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  revokedAt: timestampView.nullable(),
  createdAt: timestampView,
});
export type ApiKeyView = z.infer<typeof apiKeyView>;

/** The one answer that holds the secret; null when it is repeated for an Idempotency-Key (then revoke the key and make another). */
export const createdApiKeyView = apiKeyView.extend({ secret: z.string().nullable() });
export type CreatedApiKeyView = z.infer<typeof createdApiKeyView>;

export function toApiKeyView(key: ApiKey): ApiKeyView {
  return {
    id: key.id,
    merchantId: key.merchantId,
    kind: key.kind,
    livemode: key.livemode,
    prefix: key.prefix,
    scopes: [...key.scopes],
    revokedAt: key.revokedAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
  };
}
