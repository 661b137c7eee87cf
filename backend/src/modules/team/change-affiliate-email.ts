import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome, Tx } from '../../platform/transaction.js';
import { changeContactAddress, lockAffiliate } from '../affiliates/public.js';
import { emailSchema, findHolder, mailEmailChange } from '../identity/public.js';
import { lockOpenInvitations, markWithdrawn } from './invitation.store.js';

export const changeAffiliateEmailBody = z
  .strictObject({ email: emailSchema })
  .meta({ id: 'ChangeAffiliateEmailRequest' });

/** What the affiliate's address is now, and what its sign-in still is until the new one is confirmed. */
export const affiliateEmailView = z
  .object({
    email: z.string(),
    signInEmail: z.string().nullable().meta({
      description:
        'What the holder signs in with until the link in the email to the new address is used; null without a holder.',
    }),
  })
  .meta({ id: 'AffiliateEmail' });
export type AffiliateEmailView = z.infer<typeof affiliateEmailView>;

/**
 * Another address of an affiliate, by the operator. Who signs in confirms it first, by a link that is mailed there, and is told
 * at the address so far. Without a holder nobody signs in: an open invitation to the address so far ends.
 */
export class ChangeAffiliateEmail extends Command<Outcome<AffiliateEmailView>> {
  constructor(
    readonly input: { readonly id: string; readonly email: string },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeAffiliateEmail)
export class ChangeAffiliateEmailHandler implements ICommandHandler<ChangeAffiliateEmail> {
  constructor(
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
  ) {}

  /** @throws DomainError `affiliate_not_found`, `email_taken`, `mail_limit_reached` */
  execute({ input, invocation }: ChangeAffiliateEmail): Promise<Outcome<AffiliateEmailView>> {
    const { id, email } = input;
    return this.writes.run('ChangeAffiliateEmail', input, invocation, async (tx) => {
      const before = await lockAffiliate(tx, id);
      const holder = await findHolder(tx.db, id);
      if (before.email !== email) {
        await changeContactAddress(tx, id, email);
        tx.changed({ kind: 'affiliate', id, before: { email: before.email }, after: { email } });
        if (!holder) await endInvitations(tx, id);
      }
      if (holder && holder.email !== email)
        await mailEmailChange(tx, { user: { ...holder, affiliateId: id }, email }, { config: this.config, invocation });
      return { email, signInEmail: holder?.email ?? null };
    });
  }
}

async function endInvitations(tx: Tx, affiliateId: string): Promise<void> {
  for (const { id } of await lockOpenInvitations(tx, affiliateId, 'affiliate')) {
    await markWithdrawn(tx, id);
    tx.changed({ kind: 'invitation', id, before: { state: 'open' }, after: { state: 'withdrawn' } });
  }
}
