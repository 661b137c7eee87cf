import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { forbidden } from '../access/public.js';
import { accepted } from './accepted.view.js';
import type { AcceptedView } from './accepted.view.js';
import { emailSchema } from './credentials.schema.js';
import { mailEmailChange } from './email-change.js';
import { OwnPassword } from './own-password.js';

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
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
  ) {}

  /** @throws DomainError `password_wrong`, `too_many_attempts`, `mail_limit_reached`, `unauthenticated` when the account is gone */
  async execute({ input, invocation }: AskEmailChange): Promise<Outcome<AcceptedView>> {
    const { actor } = invocation;
    if (actor.kind !== 'user') throw forbidden();
    const prompt = { purpose: 'change-email', field: 'password' };
    const user = await this.ownPassword.prove(actor.userId, input.password, prompt);
    // Without the password: what a key is bound to is kept as a quick hash.
    return this.writes.run('AskEmailChange', { email: input.email }, invocation, async (tx) => {
      await mailEmailChange(tx, { user, email: input.email }, { config: this.config, invocation });
      return accepted;
    });
  }
}
