import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Origin } from '../../platform/audit-trail.js';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import { sendMail } from '../mail/public.js';
import { linkUnusable } from './identity.errors.js';
import { endSessionsOf } from './session-epoch.store.js';
import { assertUncommon } from './common-passwords.js';
import { linkTokenSchema, passwordSchema } from './credentials.schema.js';
import { passwordChangedLetter } from './letters.js';
import { LinkOpener } from './link-opener.js';
import { endMailedLinks, takeMailedLink } from './mailed-link.store.js';
import { hashPassword } from './passwords.js';
import { actorOf } from './user-actor.js';
import { markEmailVerified, updatePassword } from './user.store.js';

export const resetPasswordBody = z.strictObject({ token: linkTokenSchema, password: passwordSchema });
resetPasswordBody.register(z.globalRegistry, { id: 'ResetPasswordRequest' });
export type ResetPasswordInput = z.infer<typeof resetPasswordBody>;

/** Sets another password by a mailed link, ends every session, and signs nobody in: a second factor stays necessary. */
export class ResetPassword extends Command<void> {
  constructor(
    readonly input: ResetPasswordInput,
    readonly origin: Origin,
  ) {
    super();
  }
}

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(
    private readonly links: LinkOpener,
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
  ) {}

  /** @throws DomainError `link_unusable`, `password_too_common` */
  async execute({ input: { token, password }, origin }: ResetPassword): Promise<void> {
    const { link, user } = await this.links.open(token, ['reset_password']);
    assertUncommon(password, { email: user.email, field: 'password' });
    const passwordHash = await hashPassword(password);
    await this.writes.run('ResetPassword', {}, { actor: actorOf(user), origin }, async (tx) => {
      if (!(await takeMailedLink(tx, token))) throw linkUnusable();
      await updatePassword(tx, user.id, passwordHash);
      // Whoever asked for another address may be who this reset shuts out.
      await endMailedLinks(tx, user.id, ['change_email']);
      // The link came by this mailbox, which proves it as well as one sent for that.
      if (link.email === user.email) await markEmailVerified(tx, user.id);
      tx.changed({ kind: 'user', id: user.id, before: null, after: { password: 'reset' } });
      await sendMail(tx, user.email, passwordChangedLetter({ config: this.config, user }));
      await endSessionsOf(tx, user.id);
      return null;
    });
  }
}
