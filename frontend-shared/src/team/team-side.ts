import {
  ownTeamChangeRole,
  ownTeamFactorsReset,
  ownTeamInvitationsInvite,
  ownTeamInvitationsList,
  ownTeamInvitationsResend,
  ownTeamInvitationsWithdraw,
  ownTeamList,
  ownTeamRestore,
  ownTeamSuspend,
  teamChangeRole,
  teamFactorsReset,
  teamInvitationsInvite,
  teamInvitationsList,
  teamInvitationsResend,
  teamInvitationsWithdraw,
  teamList,
  teamRestore,
  teamSuspend,
} from '../api/generated/operations';
import type { Invitation, InvitationList, TeamMember, TeamMemberList } from '../api/generated/schema';
import type { Operation } from '../api/operation';
import type { RoleName } from './team.strings';

type Change<Params, Answer> = Operation<Params & { 'Idempotency-Key'?: string | undefined }, Answer>;
type Asked = { limit?: number | undefined; cursor?: string | undefined };

/**
 * Whose team it is: the operator's, or an affiliate's own. The same questions at other addresses. `never`: each address takes
 * roles of its own, and the pages offer those of `roles` only.
 */
export interface TeamSide {
  /** The permission to change it. */
  readonly write: string;
  /** Roles that can be given. */
  readonly roles: readonly RoleName[];
  readonly list: Operation<Asked, TeamMemberList>;
  readonly suspend: Change<{ userId: string }, TeamMember>;
  readonly restore: Change<{ userId: string }, TeamMember>;
  readonly resetFactors: Change<{ userId: string }, TeamMember>;
  readonly changeRole: Change<{ userId: string; body: { role: never } }, TeamMember>;
  readonly invitations: Operation<Asked, InvitationList>;
  readonly invite: Change<{ body: { email: string; role: never } }, Invitation>;
  readonly resend: Change<{ id: string }, Invitation>;
  readonly withdraw: Change<{ id: string }, Invitation>;
}

export const operatorTeam: TeamSide = {
  write: 'team:write',
  roles: ['owner', 'program_manager', 'finance', 'fraud_analyst', 'support', 'auditor'],
  list: teamList,
  suspend: teamSuspend,
  restore: teamRestore,
  resetFactors: teamFactorsReset,
  changeRole: teamChangeRole,
  invitations: teamInvitationsList,
  invite: teamInvitationsInvite,
  resend: teamInvitationsResend,
  withdraw: teamInvitationsWithdraw,
};

export const affiliateTeam: TeamSide = {
  write: 'own-team:write',
  roles: ['affiliate_manager', 'affiliate_viewer'],
  list: ownTeamList,
  suspend: ownTeamSuspend,
  restore: ownTeamRestore,
  resetFactors: ownTeamFactorsReset,
  changeRole: ownTeamChangeRole,
  invitations: ownTeamInvitationsList,
  invite: ownTeamInvitationsInvite,
  resend: ownTeamInvitationsResend,
  withdraw: ownTeamInvitationsWithdraw,
};
