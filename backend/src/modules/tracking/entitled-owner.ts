import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/transaction.js';
import { findAffiliate, findMember } from '../affiliates/public.js';
import type { Affiliate } from '../affiliates/public.js';
import { ownAffiliateId } from '../access/public.js';
import { holdProgram, programNotFound } from '../programs/public.js';
import type { ProgramFacts } from '../programs/public.js';
import { affiliateNotFound, affiliateRequired, notApproved } from './tracking.errors.js';

export interface Ownership {
  readonly program: ProgramFacts;
  readonly affiliate: Affiliate;
}

/**
 * Whose a new link or coupon is: affiliates make their own, admins say whose. The affiliate must be approved for the
 * program, whose settings stay as they are until the transaction ends; to an affiliate that is not in it at all, the program does not exist.
 * @throws DomainError `affiliate_required`, `affiliate_not_found`, `program_not_found`, `membership_not_approved`
 */
export async function entitledOwner(
  tx: Tx,
  actor: Actor,
  input: { readonly programId: string; readonly affiliateId?: string | undefined },
): Promise<Ownership> {
  const own = ownAffiliateId(actor);
  const affiliateId = input.affiliateId ?? own;
  if (affiliateId === undefined) throw affiliateRequired();
  const affiliate = own !== undefined && affiliateId !== own ? null : await findAffiliate(tx.db, affiliateId);
  if (!affiliate) throw affiliateNotFound();
  const program = await holdProgram(tx, input.programId);
  const member = await findMember(tx.db, input.programId, affiliateId);
  if (!program || (own !== undefined && !member)) throw programNotFound();
  if (member?.status !== 'approved') throw notApproved();
  return { program, affiliate };
}
