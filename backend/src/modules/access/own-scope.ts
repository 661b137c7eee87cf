import type { Actor } from '../../platform/actor.js';
import { may } from './permissions.js';
import type { Permission } from './permissions.js';

/** The affiliate whose things alone the caller may see; undefined when the caller is not an affiliate's. */
export function ownAffiliateId(actor: Actor): string | undefined {
  return actor.kind === 'user' ? (actor.affiliateId ?? undefined) : undefined;
}

/** The programs that alone the caller's key reaches; undefined when it is limited to none. */
export function ownProgramIds(actor: Actor): readonly string[] | undefined {
  return actor.kind === 'merchant' ? (actor.programIds ?? undefined) : undefined;
}

/** The mode that alone the caller may see: a key's own, live for affiliates; undefined when it may choose. */
export function ownLivemode(actor: Actor): boolean | undefined {
  if (actor.kind === 'merchant') return actor.livemode;
  return ownAffiliateId(actor) === undefined ? undefined : true;
}

/** Whether a program is out of the caller's sight: another merchant's, or one that its key does not reach. */
export function mayNotSeeProgram(actor: Actor, program: { readonly id: string; readonly merchantId: string }): boolean {
  const merchantId = ownMerchantId(actor);
  if (merchantId !== undefined && program.merchantId !== merchantId) return true;
  return ownProgramIds(actor)?.includes(program.id) === false;
}

/** The merchant whose things alone the caller may see; undefined when the caller is not a merchant. */
export function ownMerchantId(actor: Actor): string | undefined {
  return actor.kind === 'merchant' ? actor.merchantId : undefined;
}

/** Whether the caller may see sums of money; a merchant's key sees its own. Whoever answers with money asks this. */
export function maySeeAmounts(actor: Actor): boolean {
  return actor.kind !== 'user' || may(actor.role, 'amounts:read');
}

/** Whether a person may do something besides what the route asks for. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'user' && may(actor.role, permission);
}
