import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { ownTeam } from './team.js';
import type { Team } from './team.js';
import { lockInvitation, markWithdrawn } from './invitation.store.js';
import { toInvitationView } from './invitation.view.js';
import type { InvitationView } from './invitation.view.js';
import { invitationOver } from './team.errors.js';

/** Takes an invitation back: its link opens nothing any more. Twice is no error. */
export class WithdrawInvitation extends Command<Outcome<InvitationView>> {
  constructor(
    readonly input: { readonly id: string },
    readonly invocation: Invocation,
    /** Whose invitation it is; that of who asks, when left out. */
    readonly team: Team = ownTeam(invocation.actor),
  ) {
    super();
  }
}

@CommandHandler(WithdrawInvitation)
export class WithdrawInvitationHandler implements ICommandHandler<WithdrawInvitation> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `invitation_not_found`, `invitation_over` when it was accepted */
  execute({ input, invocation, team: { affiliateId } }: WithdrawInvitation): Promise<Outcome<InvitationView>> {
    return this.writes.run('WithdrawInvitation', input, invocation, async (tx) => {
      const invitation = await lockInvitation(tx, affiliateId, input.id);
      if (invitation.acceptedAt !== null) throw invitationOver();
      if (invitation.withdrawnAt === null) {
        await markWithdrawn(tx, invitation.id);
        const before = { state: toInvitationView(invitation, tx.now).state };
        tx.changed({ kind: 'invitation', id: invitation.id, before, after: { state: 'withdrawn' } });
      }
      return toInvitationView({ ...invitation, withdrawnAt: invitation.withdrawnAt ?? tx.now }, tx.now);
    });
  }
}
