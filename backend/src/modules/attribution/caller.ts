import type { Actor } from '../../platform/actor.js';
import { maySeeAmounts, ownAffiliateId } from '../access/public.js';
import type { ConversionScope } from './conversion-scope.js';
import type { Reporter } from './record/report.js';
import type { OrderOwner } from './order-owner.js';

type Merchant = Extract<Actor, { kind: 'merchant' }>;

/** The merchant who reports. The route's permission lets nobody else in. */
export function reporterOf(actor: Actor): Reporter {
  const { merchantId, livemode, scopes, programIds } = merchantOf(actor);
  return { merchantId, livemode, scopes, programIds };
}

export function ownerOf(actor: Actor): OrderOwner {
  const { merchantId, livemode, programIds } = merchantOf(actor);
  return { merchantId, livemode, programIds };
}

/** Whose conversions the caller may see. */
export function conversionScope(actor: Actor): ConversionScope {
  if (actor.kind === 'merchant') return ownerOf(actor);
  const affiliateId = ownAffiliateId(actor);
  // Test orders are the shops' own trials: affiliates never see them.
  if (affiliateId !== undefined) return { affiliateId, livemode: true };
  return maySeeAmounts(actor) ? {} : { withoutAmounts: true };
}

function merchantOf(actor: Actor): Merchant {
  if (actor.kind !== 'merchant') throw new Error('the route is for merchants');
  return actor;
}
