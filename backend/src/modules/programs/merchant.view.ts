import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import type { Merchant } from './merchant.store.js';

export const merchantView = z.object({
  id: z.string(),
  name: z.string(),
  websiteUrl: z.string().nullable(),
  defaultProgramId: z.string().nullable().meta({
    description:
      'Where orders go that name no program and come without evidence of one; null: the oldest active program.',
  }),
  createdAt: timestampView,
});
merchantView.register(z.globalRegistry, { id: 'Merchant' });
export type MerchantView = z.infer<typeof merchantView>;

/** A merchant in the list, with what hangs on it. */
export const merchantRow = merchantView.extend({
  programs: z.int(),
  keys: z.int().meta({ description: 'Active credentials in the requested mode: neither revoked nor expired.' }),
});
merchantRow.register(z.globalRegistry, { id: 'MerchantRow' });
export type MerchantRow = z.infer<typeof merchantRow>;

export function toMerchantView({ id, name, websiteUrl, defaultProgramId, createdAt }: Merchant): MerchantView {
  return { id, name, websiteUrl, defaultProgramId, createdAt: createdAt.toISOString() };
}
