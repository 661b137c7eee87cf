import type { Actor, Role } from '../../platform/actor.js';

/** People who work together: the operator's, or those of one affiliate. */
export interface House {
  /** Null for the operator's. */
  readonly affiliateId: string | null;
  /** The role without which nobody could act for the house any more. */
  readonly head: Role;
  /** What people of the house may be made, and asked to become. */
  readonly assignable: readonly Role[];
  readonly app: 'admin' | 'affiliate';
}

const operator = {
  head: 'owner',
  assignable: ['owner', 'program_manager', 'finance', 'fraud_analyst', 'support', 'auditor'],
  app: 'admin',
} as const;

/** The account's holder is the only one: earnings and payouts are that person's. */
const affiliate = {
  head: 'affiliate',
  assignable: ['affiliate_manager', 'affiliate_viewer'],
  app: 'affiliate',
} as const;

/** @param affiliateId null for the operator's house */
export function houseWith(affiliateId: string | null): House {
  return affiliateId === null ? { affiliateId, ...operator } : { affiliateId, ...affiliate };
}

/** The house of who asks. Routes of teams are for people only. */
export function houseOf(actor: Actor): House {
  if (actor.kind !== 'user') throw new Error('only people have a team');
  return houseWith(actor.affiliateId);
}
