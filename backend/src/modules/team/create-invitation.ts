import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import type { Tx } from '../../platform/transaction.js';
import { InvitationSender, newInvitationLink } from './invitation-sender.js';
import { insertInvitation } from './invitation.store.js';
import type { Invitation } from './invitation.store.js';
import { toInvitationView } from './invitation.view.js';
import type { InvitationView } from './invitation.view.js';
import { memberNotFound } from './team.errors.js';

/** The step that inviting a colleague and inviting an account's holder share: the invitation and its mail. */
@Injectable()
export class InvitationWriter {
  constructor(private readonly sender: InvitationSender) {}

  /** @throws DomainError `already_invited`, `mail_limit_reached` */
  async write(tx: Tx, who: Pick<Invitation, 'affiliateId' | 'email' | 'role'>, actor: Actor): Promise<InvitationView> {
    if (actor.kind !== 'user') throw memberNotFound();
    const { token, expiresAt } = newInvitationLink(tx.now);
    const sent = { createdAt: tx.now, sentAt: tx.now, expiresAt, acceptedAt: null, withdrawnAt: null };
    const invitation: Invitation = { id: newId('invitation'), ...who, invitedBy: actor.userId, ...sent };
    await insertInvitation(tx, invitation, token);
    await this.sender.send(tx, invitation, { token, by: actor });
    const view = toInvitationView(invitation, tx.now);
    tx.changed({ kind: 'invitation', id: view.id, before: null, after: { ...view, affiliateId: who.affiliateId } });
    return view;
  }
}
