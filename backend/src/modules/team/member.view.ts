import { z } from 'zod';
import { roles } from '../../platform/actor.js';
import { timestampView } from '../../platform/schemas.js';
import type { TeamMember } from '../identity/public.js';

/** Somebody of a team. */
export const teamMemberView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: z.enum(roles),
  state: z.enum(['active', 'suspended']),
  lastSignInAt: timestampView.nullable(),
});
teamMemberView.register(z.globalRegistry, { id: 'TeamMember' });
export type TeamMemberView = z.infer<typeof teamMemberView>;

export function toTeamMemberView(member: TeamMember): TeamMemberView {
  const { id, email, name, role, suspendedAt, lastSignInAt } = member;
  const state = suspendedAt === null ? 'active' : 'suspended';
  return { id, email, name, role, state, lastSignInAt: lastSignInAt?.toISOString() ?? null };
}
