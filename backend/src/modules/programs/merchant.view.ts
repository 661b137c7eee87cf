import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import type { Merchant } from './merchant.store.js';

export const merchantView = z.object({
  id: z.string(),
  name: z.string(),
  websiteUrl: z.string().nullable(),
  createdAt: timestampView,
});
export type MerchantView = z.infer<typeof merchantView>;

/** A merchant in the list, with what hangs on it. */
export const merchantRow = merchantView.extend({
  programs: z.int(),
  keys: z.int().meta({ description: 'Active credentials in the requested mode: neither revoked nor expired.' }),
});
export type MerchantRow = z.infer<typeof merchantRow>;

export function toMerchantView({ id, name, websiteUrl, createdAt }: Merchant): MerchantView {
  return { id, name, websiteUrl, createdAt: createdAt.toISOString() };
}
