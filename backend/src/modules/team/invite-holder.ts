import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { lockAffiliate } from '../affiliates/public.js';
import { findHolder } from '../identity/public.js';
import { InvitationWriter } from './create-invitation.js';
import type { InvitationView } from './invitation.view.js';
import { alreadyHasHolder } from './team.errors.js';

/** Asks an affiliate, at the address that the operator has of it, to choose a password and sign in. */
export class InviteHolder extends Command<Outcome<InvitationView>> {
  constructor(
    readonly input: { readonly affiliateId: string },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(InviteHolder)
export class InviteHolderHandler implements ICommandHandler<InviteHolder> {
  constructor(
    private readonly writes: Writes,
    private readonly invitations: InvitationWriter,
  ) {}

  /** @throws DomainError `affiliate_not_found`, `already_in_team`, `already_invited`, `mail_limit_reached` */
  execute({ input, invocation }: InviteHolder): Promise<Outcome<InvitationView>> {
    const { affiliateId } = input;
    return this.writes.run('InviteHolder', input, invocation, async (tx) => {
      const { email } = await lockAffiliate(tx, affiliateId);
      if (await findHolder(tx.db, affiliateId)) throw alreadyHasHolder();
      return this.invitations.write(tx, { affiliateId, email, role: 'affiliate' }, invocation.actor);
    });
  }
}
