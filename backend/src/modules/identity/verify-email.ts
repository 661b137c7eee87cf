import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Origin } from '../../platform/audit-trail.js';
import { Writes } from '../../platform/transaction.js';
import type { Tx } from '../../platform/transaction.js';
import { sendMail } from '../mail/public.js';
import { linkUnusable } from './identity.errors.js';
import { linkTokenSchema } from './credentials.schema.js';
import { addressChangedLetter } from './letters.js';
import { LinkOpener } from './link-opener.js';
import { endMailedLinks, takeMailedLink } from './mailed-link.store.js';
import { actorOf } from './user-actor.js';
import { markEmailVerified, updateEmail } from './user.store.js';
import type { User } from './user.store.js';

export const verifyEmailBody = z.strictObject({ token: linkTokenSchema }).meta({ id: 'VerifyEmailRequest' });
export type VerifyEmailInput = z.infer<typeof verifyEmailBody>;

/** Uses a link up that proves an address: the account's own, or the one it is to have from now on. */
export class VerifyEmail extends Command<void> {
  constructor(
    readonly input: VerifyEmailInput,
    readonly origin: Origin,
  ) {
    super();
  }
}

@CommandHandler(VerifyEmail)
export class VerifyEmailHandler implements ICommandHandler<VerifyEmail> {
  constructor(
    private readonly links: LinkOpener,
    private readonly writes: Writes,
  ) {}

  /** @throws DomainError `link_unusable`, `email_taken` when somebody else has the new address meanwhile */
  async execute({ input: { token }, origin }: VerifyEmail): Promise<void> {
    const { link, user } = await this.links.open(token, ['verify_email', 'change_email']);
    // A link for the address before is of no use for the one now.
    if (link.purpose === 'verify_email' && link.email !== user.email) throw linkUnusable();
    await this.writes.run('VerifyEmail', {}, { actor: actorOf(user), origin }, async (tx) => {
      if (!(await takeMailedLink(tx, token))) throw linkUnusable();
      if (link.purpose === 'change_email') await changeAddress(tx, user, link.email);
      else await markEmailVerified(tx, user.id);
      const before = { email: user.email, verified: user.emailVerifiedAt !== null };
      tx.changed({ kind: 'user', id: user.id, before, after: { email: link.email, verified: true } });
      return null;
    });
  }
}

/** Links to the address before end with it. */
async function changeAddress(tx: Tx, user: User, email: string): Promise<void> {
  await updateEmail(tx, user.id, email);
  await endMailedLinks(tx, user.id, ['verify_email', 'reset_password']);
  await sendMail(tx, user.email, addressChangedLetter(email));
}
