import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Origin } from '../../platform/audit-trail.js';
import type { Settings } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import { anyone, MailLimitReached, requestMail } from '../mail/public.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { emailSchema } from './credentials.schema.js';
import { accountKey } from './account-key.js';
import { noAccountLetter, resetLetter } from './letters.js';
import { newMailedLink } from './mailed-link.store.js';
import { findUserByEmail } from './user.store.js';

export const askPasswordResetBody = z.strictObject({ email: emailSchema }).meta({ id: 'ForgotPasswordRequest' });
export type AskPasswordResetInput = z.infer<typeof askPasswordResetBody>;

/**
 * Mails a link with which another password can be set. Whether there is such an account shows neither in the answer nor in
 * the work: the same statements run, and a mail goes either way.
 */
export class AskPasswordReset extends Command<void> {
  constructor(
    readonly input: AskPasswordResetInput,
    readonly origin: Origin,
  ) {
    super();
  }
}

@CommandHandler(AskPasswordReset)
export class AskPasswordResetHandler implements ICommandHandler<AskPasswordReset> {
  constructor(
    private readonly db: Database,
    private readonly writes: Writes,
    private readonly attempts: SignInAttempts,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
  ) {}

  /** @throws DomainError `too_many_attempts` for this place, `mail_limit_reached` when the whole installation sends no more */
  async execute({ input: { email }, origin }: AskPasswordReset): Promise<void> {
    const account = accountKey(email, await findUserByEmail(this.db, email));
    await this.attempts.admit({ account, from: { address: origin.ip, purpose: 'forgot-password' } });
    try {
      await this.mail(email, origin);
    } catch (error) {
      // A full mailbox is not told of: a stranger who asks too often must not keep the owner from anything, and the last link
      // that was mailed stays good.
      if (!(error instanceof MailLimitReached && error.scope === 'mailbox')) throw error;
    }
  }

  private async mail(email: string, origin: Origin): Promise<void> {
    const invocation = { actor: { kind: 'system', name: 'forgot-password' }, origin } as const;
    await this.writes.run('AskPasswordReset', {}, invocation, async (tx) => {
      const user = await findUserByEmail(tx.db, email);
      const recipient = user?.email ?? email;
      const userId = user?.id ?? 'nobody';
      const token = await newMailedLink(tx, { userId, purpose: 'reset_password', email: recipient });
      const letter = user ? resetLetter({ config: this.config, user }, token) : noAccountLetter();
      await requestMail(tx, { sender: anyone, recipient, letter });
      const reset = user ? 'link mailed' : 'no such account';
      tx.changed({ kind: 'user', id: userId, before: null, after: { email: recipient, reset } });
      return null;
    });
  }
}
