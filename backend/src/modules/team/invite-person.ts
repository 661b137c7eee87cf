import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Role } from '../../platform/actor.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { teamOfEmail } from '../identity/public.js';
import { InvitationWriter } from './create-invitation.js';
import { ownTeam } from './team.js';
import type { InvitationView } from './invitation.view.js';
import { alreadyInTeam, roleFixed } from './team.errors.js';

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
    private readonly invitations: InvitationWriter,
  ) {}

  /**
   * Whether an address has an account elsewhere is told to its reader only, not to who invites.
   * @throws DomainError `already_in_team`, `already_invited`, `role_fixed`, `mail_limit_reached`
   */
  execute({ input, invocation }: InvitePerson): Promise<Outcome<InvitationView>> {
    const { email, role } = input;
    const { actor } = invocation;
    const { affiliateId, assignable } = ownTeam(actor);
    return this.writes.run('InvitePerson', input, invocation, async (tx) => {
      if (!assignable.includes(role)) throw roleFixed();
      if ((await teamOfEmail(tx.db, email))?.affiliateId === affiliateId) throw alreadyInTeam();
      return this.invitations.write(tx, { affiliateId, email, role }, actor);
    });
  }
}
