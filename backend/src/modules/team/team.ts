import type { Actor, Role } from '../../platform/actor.js';

/** People who work together: the operator's, or those of one affiliate. */
export interface Team {
  /** Null for the operator's. */
  readonly affiliateId: string | null;
  /** The role without which nobody could act for the team any more. */
  readonly head: Role;
  /** What people of the team may be made, and asked to become. */
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

/** @param affiliateId null: the operator */
export function teamOf(affiliateId: string | null): Team {
  return affiliateId === null ? { affiliateId, ...operator } : { affiliateId, ...affiliate };
}

/** The team of whoever asks. Routes of teams are for people only. */
export function ownTeam(actor: Actor): Team {
  if (actor.kind !== 'user') throw new Error('only people have a team');
  return teamOf(actor.affiliateId);
}
