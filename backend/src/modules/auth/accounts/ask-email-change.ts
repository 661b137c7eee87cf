import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Config } from '../../../platform/config.js';
import { CONFIG } from '../../../platform/platform.module.js';
import { Writes } from '../../../platform/transaction.js';
import type { Invocation, Outcome } from '../../../platform/transaction.js';
import { mailSenderOf, requestMail, sendMail } from '../../mail/public.js';
import { forbidden } from '../auth.errors.js';
import { accepted } from './accepted.view.js';
import type { AcceptedView } from './accepted.view.js';
import { emailSchema } from './credentials.schema.js';
import { addressInUseLetter, changeAddressLetter, changeAskedLetter } from './letters.js';
import { newMailedLink } from './mailed-link.store.js';
import { OwnPassword } from './own-password.js';
import { findUserByEmail } from './user.store.js';

export const askEmailChangeBody = z.strictObject({ email: emailSchema, password: z.string().min(1).max(200) });
askEmailChangeBody.register(z.globalRegistry, { id: 'ChangeEmailRequest' });
export type AskEmailChangeInput = z.infer<typeof askEmailChangeBody>;

/** Mails a link to another address, which is the account's once the link is used. The address so far is told. */
export class AskEmailChange extends Command<Outcome<AcceptedView>> {
  constructor(
    readonly input: AskEmailChangeInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(AskEmailChange)
export class AskEmailChangeHandler implements ICommandHandler<AskEmailChange> {
  constructor(
    private readonly ownPassword: OwnPassword,
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError `password_wrong`, `too_many_attempts`, `mail_limit_reached`, `unauthenticated` when the account is gone */
  async execute({ input, invocation }: AskEmailChange): Promise<Outcome<AcceptedView>> {
    const { actor } = invocation;
    if (actor.kind !== 'user') throw forbidden();
    const prompt = { purpose: 'change-email', field: 'password' };
    const user = await this.ownPassword.prove(actor.userId, input.password, prompt);
    // Without the password: what a key is bound to is kept as a quick hash.
    return this.writes.run('AskEmailChange', { email: input.email }, invocation, async (tx) => {
      const place = { config: this.config, user };
      const token = await newMailedLink(tx, { userId: user.id, purpose: 'change_email', email: input.email });
      // One answer whether or not somebody has the address; who has it learns of it, and the link is never told.
      const owner = await findUserByEmail(tx.db, input.email);
      const isFree = owner === undefined || owner.id === user.id;
      const letter = isFree ? changeAddressLetter(place, token) : addressInUseLetter();
      await requestMail(tx, { sender: mailSenderOf(actor), recipient: input.email, letter });
      await sendMail(tx, user.email, changeAskedLetter(place, input.email));
      tx.changed({
        kind: 'user',
        id: user.id,
        before: { email: user.email },
        after: { email: input.email, confirmed: false },
      });
      return accepted;
    });
  }
}
