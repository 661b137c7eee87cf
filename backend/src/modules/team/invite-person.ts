import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Role } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { teamOfEmail } from '../auth/public.js';
import { houseOf } from './house.js';
import { InvitationSender, newInvitationLink } from './invitation-sender.js';
import { insertInvitation } from './invitation.store.js';
import type { Invitation } from './invitation.store.js';
import { toInvitationView } from './invitation.view.js';
import type { InvitationView } from './invitation.view.js';
import { alreadyInTeam, memberNotFound, roleFixed } from './team.errors.js';

/** Asks somebody into one's own team, by mail. */
export class InvitePerson extends Command<Outcome<InvitationView>> {
  constructor(
    readonly input: { readonly email: string; readonly role: Role },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(InvitePerson)
export class InvitePersonHandler implements ICommandHandler<InvitePerson> {
  constructor(
    private readonly writes: Writes,
    private readonly sender: InvitationSender,
  ) {}

  /**
   * Whether an address has an account elsewhere is told to its reader only, not to who invites.
   * @throws DomainError `already_in_team`, `already_invited`, `role_fixed`, `mail_limit_reached`
   */
  execute({ input, invocation }: InvitePerson): Promise<Outcome<InvitationView>> {
    const { email, role } = input;
    const { actor } = invocation;
    const { affiliateId, assignable } = houseOf(actor);
    return this.writes.run('InvitePerson', input, invocation, async (tx) => {
      if (actor.kind !== 'user') throw memberNotFound();
      if (!assignable.includes(role)) throw roleFixed();
      if ((await teamOfEmail(tx.db, email))?.affiliateId === affiliateId) throw alreadyInTeam();
      const { token, expiresAt } = newInvitationLink(tx.now);
      const sent = { createdAt: tx.now, sentAt: tx.now, expiresAt, acceptedAt: null, withdrawnAt: null };
      const who = { id: newId('invitation'), affiliateId, email, role, invitedBy: actor.userId };
      const invitation: Invitation = { ...who, ...sent };
      await insertInvitation(tx, invitation, token);
      await this.sender.send(tx, invitation, { token, by: actor });
      const view = toInvitationView(invitation, tx.now);
      tx.changed({ kind: 'invitation', id: view.id, before: null, after: { ...view, affiliateId } });
      return view;
    });
  }
}
