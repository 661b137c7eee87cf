import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import type { Affiliate } from './affiliate.store.js';
import type { Member } from './member.store.js';

export const memberStatus = z.enum(['applied', 'in_review', 'approved', 'rejected', 'suspended', 'banned', 'closed']);

export const memberView = z.object({ programId: z.string(), affiliateId: z.string(), status: memberStatus });
memberView.register(z.globalRegistry, { id: 'Membership' });
export type MemberView = z.infer<typeof memberView>;

/** An affiliate with the programs it is in. */
export const affiliateView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  programs: z.array(z.object({ programId: z.string(), status: memberStatus })),
  createdAt: timestampView,
});
affiliateView.register(z.globalRegistry, { id: 'Affiliate' });
export type AffiliateView = z.infer<typeof affiliateView>;

export function toAffiliateView({ id, name, email, createdAt }: Affiliate, members: readonly Member[]): AffiliateView {
  const programs = members.map(({ programId, status }) => ({ programId, status }));
  return { id, name, email, programs, createdAt: createdAt.toISOString() };
}
