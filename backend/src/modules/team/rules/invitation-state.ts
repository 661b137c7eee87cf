export const invitationStates = ['open', 'expired', 'accepted', 'withdrawn'] as const;
export type InvitationState = (typeof invitationStates)[number];

/** How an invitation stands. One that is too old can be sent again. */
export function invitationState(
  invitation: {
    readonly acceptedAt: Date | null;
    readonly withdrawnAt: Date | null;
    readonly expiresAt: Date;
  },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt !== null) return 'accepted';
  if (invitation.withdrawnAt !== null) return 'withdrawn';
  return invitation.expiresAt.getTime() <= now.getTime() ? 'expired' : 'open';
}
