import { Module } from '@nestjs/common';
import { FactorsModule } from '../factors/public.js';
import { SessionsModule } from '../sessions/public.js';
import { AcceptInvitationHandler } from './accept-invitation.js';
import { AcceptanceController } from './acceptance.controller.js';
import { AffiliateAccessController } from './affiliate-access.controller.js';
import { AffiliateTeamController } from './affiliate-team.controller.js';
import { ChangeAffiliateEmailHandler } from './change-affiliate-email.js';
import { ChangeRoleHandler } from './change-role.js';
import { ChangeSuspensionHandler } from './change-suspension.js';
import { InvitationWriter } from './create-invitation.js';
import { FindPeopleHandler } from './find-people.query.js';
import { FindInvitationHandler } from './find-invitation.query.js';
import { InvitationSender } from './invitation-sender.js';
import { invitationsControllers } from './invitations.controller.js';
import { InviteHolderHandler } from './invite-holder.js';
import { InvitePersonHandler } from './invite-person.js';
import { ListInvitationsHandler } from './list-invitations.query.js';
import { ListMembersHandler } from './list-members.query.js';
import { ResendInvitationHandler } from './resend-invitation.js';
import { ResetFactorsHandler } from './reset-factors.js';
import { teamFactorsControllers } from './team-factors.controller.js';
import { teamControllers } from './team.controller.js';
import { WithdrawInvitationHandler } from './withdraw-invitation.js';

@Module({
  imports: [FactorsModule, SessionsModule],
  // Invitations first: "invitations" must not be taken for somebody's id.
  controllers: [
    ...[...invitationsControllers, ...teamControllers, ...teamFactorsControllers],
    ...[AffiliateTeamController, AffiliateAccessController, AcceptanceController],
  ],
  providers: [
    InvitationSender,
    InvitationWriter,
    InviteHolderHandler,
    ChangeAffiliateEmailHandler,
    ListMembersHandler,
    ChangeRoleHandler,
    ChangeSuspensionHandler,
    InvitePersonHandler,
    ListInvitationsHandler,
    ResendInvitationHandler,
    ResetFactorsHandler,
    WithdrawInvitationHandler,
    FindInvitationHandler,
    FindPeopleHandler,
    AcceptInvitationHandler,
  ],
})
export class TeamModule {}
