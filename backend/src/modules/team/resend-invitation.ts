import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { ownTeam } from './team.js';
import type { Team } from './team.js';
import { InvitationSender, newInvitationLink } from './invitation-sender.js';
import { lockInvitation, replaceToken } from './invitation.store.js';
import { toInvitationView } from './invitation.view.js';
import type { InvitationView } from './invitation.view.js';
import { invitationOver } from './team.errors.js';

/** Sends an invitation again, also when it was too old: with a new link, and the one before opens nothing any more. */
export class ResendInvitation extends Command<Outcome<InvitationView>> {
  constructor(
    readonly input: { readonly id: string },
    readonly invocation: Invocation,
    /** Whose invitation it is; that of who asks, when left out. */
    readonly team: Team = ownTeam(invocation.actor),
  ) {
    super();
  }
}

@CommandHandler(ResendInvitation)
export class ResendInvitationHandler implements ICommandHandler<ResendInvitation> {
  constructor(
    private readonly writes: Writes,
    private readonly sender: InvitationSender,
  ) {}

  /** @throws DomainError `invitation_not_found`, `invitation_over`, `mail_limit_reached` */
  execute({ input, invocation, team: { affiliateId } }: ResendInvitation): Promise<Outcome<InvitationView>> {
    return this.writes.run('ResendInvitation', input, invocation, async (tx) => {
      const invitation = await lockInvitation(tx, affiliateId, input.id);
      if (invitation.acceptedAt !== null || invitation.withdrawnAt !== null) throw invitationOver();
      const link = newInvitationLink(tx.now);
      await replaceToken(tx, invitation.id, link);
      await this.sender.send(tx, invitation, { token: link.token, by: invocation.actor });
      const before = { expiresAt: invitation.expiresAt.toISOString() };
      const after = { expiresAt: link.expiresAt.toISOString() };
      tx.changed({ kind: 'invitation', id: invitation.id, before, after });
      return toInvitationView({ ...invitation, sentAt: tx.now, expiresAt: link.expiresAt }, tx.now);
    });
  }
}
