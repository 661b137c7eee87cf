import type { Actor } from '../../platform/actor.js';

/** The affiliate whose things alone the caller may see; undefined when the caller is not an affiliate's. */
export function ownAffiliateId(actor: Actor): string | undefined {
  return actor.kind === 'user' ? (actor.affiliateId ?? undefined) : undefined;
}

/** The merchant whose things alone the caller may see; undefined when the caller is not a merchant. */
export function ownMerchantId(actor: Actor): string | undefined {
  return actor.kind === 'merchant' ? actor.merchantId : undefined;
}
