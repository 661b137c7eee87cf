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

export function toMerchantView({ id, name, websiteUrl, createdAt }: Merchant): MerchantView {
  return { id, name, websiteUrl, createdAt: createdAt.toISOString() };
}
