import type { Actor } from '../../platform/actor.js';
import { ownAffiliateId } from '../auth/public.js';
import type { ConversionScope } from './get-conversion.query.js';
import type { Reporter } from './decide-report.js';

type Merchant = Extract<Actor, { kind: 'merchant' }>;

/** The merchant who reports. The route's permission lets nobody else in. */
export function reporterOf(actor: Actor): Reporter {
  const { merchantId, livemode, scopes } = merchantOf(actor);
  return { merchantId, livemode, scopes };
}

export function ownerOf(actor: Actor): { merchantId: string; livemode: boolean } {
  const { merchantId, livemode } = merchantOf(actor);
  return { merchantId, livemode };
}

/** Whose conversions the caller may see. */
export function conversionScope(actor: Actor): ConversionScope {
  if (actor.kind === 'merchant') return ownerOf(actor);
  const affiliateId = ownAffiliateId(actor);
  return affiliateId === undefined ? {} : { affiliateId };
}

function merchantOf(actor: Actor): Merchant {
  if (actor.kind !== 'merchant') throw new Error('the route is for merchants');
  return actor;
}
