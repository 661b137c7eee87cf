export const destinationStates = ['allowed', 'confirmed', 'stopping', 'stopped'] as const;
export type DestinationState = (typeof destinationStates)[number];

/** How a link's destination stands to the allowed domains of its program. */
export function destinationState(
  { allowedBy, stopsAt }: { readonly allowedBy: string | null; readonly stopsAt: Date | null },
  now: Date,
): DestinationState {
  if (stopsAt !== null) return stopsAt.getTime() > now.getTime() ? 'stopping' : 'stopped';
  return allowedBy === null ? 'allowed' : 'confirmed';
}

const noticeMs = 14 * 24 * 60 * 60 * 1_000;

/**
 * When a link stops by the domains that are allowed now: null while its destination is allowed, or was by an operator; else 14
 * days from now, so that its owner can change it, or when it was to stop already.
 */
export function stopOf(
  link: { readonly allowedBy: string | null; readonly stopsAt: Date | null },
  isAllowed: boolean,
  now: Date,
): Date | null {
  if (isAllowed || link.allowedBy !== null) return null;
  return link.stopsAt ?? new Date(now.getTime() + noticeMs);
}
