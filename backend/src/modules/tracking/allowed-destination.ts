import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { ownAffiliateId } from '../access/public.js';
import { isProvenDestination } from './rules/proven-destination.js';
import { destinationNotConfirmed, destinationNotProven } from './tracking.errors.js';

/** Not defaulted: what an idempotency key is bound to stays what it was. */
export const allowOtherDomainField = z.boolean().optional().meta({
  description:
    'For operators: the destination may be on no allowed domain of the program, also after the list of domains changes.',
});

/** Where a link is to lead, and who says so. */
export interface WantedDestination {
  readonly destinationUrl: string;
  readonly allowOtherDomain?: boolean | undefined;
  readonly actor: Actor;
}

/**
 * Whether a link may lead to a page: affiliates choose among the allowed domains of the program; an operator may choose another
 * page, and must say so. @returns who allowed it; null where the program does
 * @throws DomainError `destination_not_proven`, `destination_not_confirmed`
 */
export function allowedDestination(
  { allowedDomains }: { readonly allowedDomains: readonly string[] },
  { destinationUrl, allowOtherDomain, actor }: WantedDestination,
): string | null {
  if (isProvenDestination(destinationUrl, allowedDomains)) return null;
  if (ownAffiliateId(actor) !== undefined) throw destinationNotProven(allowedDomains);
  if (allowOtherDomain !== true) throw destinationNotConfirmed();
  return actor.kind === 'user' ? actor.userId : actor.kind;
}
