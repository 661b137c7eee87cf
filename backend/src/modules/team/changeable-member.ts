import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/transaction.js';
import { lockTeam } from '../identity/public.js';
import type { TeamMember } from '../identity/public.js';
import type { Team } from './team.js';
import { refusalOfChange } from './rules/refusal-of-change.js';
import { changeRefused, memberNotFound } from './team.errors.js';

/**
 * Somebody of the team whom this actor may change; nobody of the team can be changed by another until the transaction ends.
 * @throws DomainError `team_member_not_found`, `own_account`, `last_owner`
 */
export async function changeableMember(
  tx: Tx,
  { affiliateId, head }: Team,
  { actor, userId }: { readonly actor: Actor; readonly userId: string },
): Promise<TeamMember> {
  const members = await lockTeam(tx, affiliateId);
  const member = members.find(({ id }) => id === userId);
  if (!member || actor.kind !== 'user') throw memberNotFound();
  const team = members.map(colleagueOf);
  const refusal = refusalOfChange(actor.userId, colleagueOf(member), { team, head });
  if (refusal !== undefined) throw changeRefused(refusal);
  return member;
}

function colleagueOf({ id, role, suspendedAt }: TeamMember) {
  return { id, role, suspended: suspendedAt !== null };
}
