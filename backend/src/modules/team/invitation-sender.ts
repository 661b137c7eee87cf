import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import type { Tx } from '../../platform/transaction.js';
import { findAffiliate } from '../affiliates/public.js';
import { teamOfEmail } from '../identity/public.js';
import { mailSenderOf, requestMail } from '../mail/public.js';
import { teamOf } from './team.js';
import { invitationLetter } from './invitation-letter.js';
import type { Invitation } from './invitation.store.js';

const days = 7;

/** The secret of a link, which is in its mail and nowhere else, and until when it is good. */
export function newInvitationLink(now: Date): { token: string; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + days * 24 * 60 * 60 * 1_000);
  return { token: randomBytes(32).toString('base64url'), expiresAt };
}

/** Writes the mails that carry invitations. */
@Injectable()
export class InvitationSender {
  constructor(@Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>) {}

  /** @param by who asks for the mail. @throws DomainError `mail_limit_reached` */
  async send(
    tx: Tx,
    invitation: Pick<Invitation, 'affiliateId' | 'email' | 'role'>,
    { token, by }: { readonly token: string; readonly by: Actor },
  ): Promise<void> {
    const { affiliateId, email, role } = invitation;
    const affiliate = affiliateId === null ? null : await findAffiliate(tx.db, affiliateId);
    const taken = (await teamOfEmail(tx.db, email)) !== undefined;
    const { app } = teamOf(affiliateId);
    // Behind `#` it reaches no server's log and no `Referer`.
    const url = `${this.config.PUBLIC_API_URL}/${app}/invitation#${token}`;
    const letter = invitationLetter({ role, affiliateName: affiliate?.name, url, taken });
    await requestMail(tx, { sender: mailSenderOf(by), recipient: email, letter });
  }
}
