import { ownTeamChangeRole } from '../api/generated/fn/team/own-team-change-role';
import { ownTeamInvitationsInvite } from '../api/generated/fn/team/own-team-invitations-invite';
import { ownTeamInvitationsList } from '../api/generated/fn/team/own-team-invitations-list';
import { ownTeamInvitationsResend } from '../api/generated/fn/team/own-team-invitations-resend';
import { ownTeamInvitationsWithdraw } from '../api/generated/fn/team/own-team-invitations-withdraw';
import { ownTeamList } from '../api/generated/fn/team/own-team-list';
import { ownTeamFactorsReset } from '../api/generated/fn/team/own-team-factors-reset';
import { ownTeamRestore } from '../api/generated/fn/team/own-team-restore';
import { ownTeamSuspend } from '../api/generated/fn/team/own-team-suspend';
import { teamChangeRole } from '../api/generated/fn/team/team-change-role';
import { teamInvitationsInvite } from '../api/generated/fn/team/team-invitations-invite';
import { teamInvitationsList } from '../api/generated/fn/team/team-invitations-list';
import { teamInvitationsResend } from '../api/generated/fn/team/team-invitations-resend';
import { teamInvitationsWithdraw } from '../api/generated/fn/team/team-invitations-withdraw';
import { teamList } from '../api/generated/fn/team/team-list';
import { teamFactorsReset } from '../api/generated/fn/team/team-factors-reset';
import { teamRestore } from '../api/generated/fn/team/team-restore';
import { teamSuspend } from '../api/generated/fn/team/team-suspend';
import type { TeamChangeRole } from '../api/generated/models/team-change-role';
import type { TeamInvitationPage } from '../api/generated/models/team-invitation-page';
import type { TeamInvitationsInvite } from '../api/generated/models/team-invitations-invite';
import type { TeamPage } from '../api/generated/models/team-page';
import type { Operation } from '../api/api';
import type { RoleName } from './team.strings';

export type Member = TeamChangeRole;
export type Invitation = TeamInvitationsInvite;
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
  readonly list: Operation<Asked, TeamPage>;
  readonly suspend: Change<{ userId: string }, Member>;
  readonly restore: Change<{ userId: string }, Member>;
  readonly resetFactors: Change<{ userId: string }, Member>;
  readonly changeRole: Change<{ userId: string; body: { role: never } }, Member>;
  readonly invitations: Operation<Asked, TeamInvitationPage>;
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
