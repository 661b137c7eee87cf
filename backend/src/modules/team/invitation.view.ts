import { z } from 'zod';
import { roles } from '../../platform/actor.js';
import { timestampView } from '../../platform/schemas.js';
import { invitationState, invitationStates } from './rules/invitation-state.js';
import type { Invitation } from './invitation.store.js';

export const invitationView = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  state: z.enum(invitationStates),
  sentAt: timestampView,
  expiresAt: timestampView,
  acceptedAt: timestampView.nullable(),
});
invitationView.register(z.globalRegistry, { id: 'Invitation' });
export type InvitationView = z.infer<typeof invitationView>;

export function toInvitationView(invitation: Invitation, now: Date): InvitationView {
  const { id, email, role } = invitation;
  return {
    ...{ id, email, role, state: invitationState(invitation, now) },
    sentAt: invitation.sentAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    acceptedAt: invitation.acceptedAt?.toISOString() ?? null,
  };
}
