import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Settings } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { forbidden, unauthenticated } from '../access/public.js';
import { accepted } from './accepted.view.js';
import type { AcceptedView } from './accepted.view.js';
import { findUser } from './user.store.js';
import { mailVerification } from './verification.js';

/** Mails somebody another link to prove their address with; nothing when it is proven. */
export class SendVerification extends Command<Outcome<AcceptedView>> {
  constructor(readonly invocation: Invocation) {
    super();
  }
}

@CommandHandler(SendVerification)
export class SendVerificationHandler implements ICommandHandler<SendVerification> {
  constructor(
    private readonly db: Database,
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
  ) {}

  /** @throws DomainError `mail_limit_reached`, `unauthenticated` when the account is gone */
  async execute({ invocation }: SendVerification): Promise<Outcome<AcceptedView>> {
    const { actor } = invocation;
    if (actor.kind !== 'user') throw forbidden();
    const user = await findUser(this.db, actor.userId);
    if (!user) throw unauthenticated();
    if (user.emailVerifiedAt !== null) return { value: accepted, replayed: false };
    return this.writes.run('SendVerification', {}, invocation, async (tx) => {
      await mailVerification(tx, user, { config: this.config, actor });
      tx.changed({ kind: 'user', id: user.id, before: null, after: { verification: 'mailed' } });
      return accepted;
    });
  }
}
