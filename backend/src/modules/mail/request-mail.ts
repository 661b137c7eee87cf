import { RateLimited } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/transaction.js';
import type { Letter } from './letter.js';
import type { MailSender } from './mail-sender.js';
import { insertMail } from './mail.store.js';
import { lockMailCounts, secondsUntilFree } from './mail-count.store.js';
import { mailboxQuotas, totalQuotas } from './rules/mail-quotas.js';
import { mailboxOf } from './rules/mailbox.js';

export interface MailRequest {
  readonly sender: MailSender;
  readonly recipient: string;
  readonly letter: Letter;
}

/**
 * A mail that somebody asks for, to an address that may be anybody's: invitations, address changes, links for a password. The
 * one place where such mails are limited: per sender, per mailbox and in all. It goes when the transaction is committed.
 * @throws MailLimitReached `mail_limit_reached`
 */
export async function requestMail(tx: Tx, { sender, recipient, letter }: MailRequest): Promise<void> {
  const mailbox = mailboxOf(recipient);
  const mine = sender.quotas.length === 0 ? [] : [`sender ${sender.id}`];
  await lockMailCounts(tx, [...mine, `mailbox ${mailbox}`]);
  const waits = {
    sender: await secondsUntilFree(tx, { requestedBy: sender.id }, sender.quotas),
    mailbox: await secondsUntilFree(tx, { mailbox }, mailboxQuotas),
    // Not for what the installation does itself, such as filling a demo.
    total: sender.quotas.length === 0 ? 0 : await secondsUntilFree(tx, {}, totalQuotas),
  };
  for (const scope of ['sender', 'mailbox', 'total'] as const) {
    if (waits[scope] > 0) throw new MailLimitReached(scope, waits[scope]);
  }
  await insertMail(tx, { recipient, letter, requestedBy: sender.id, mailbox });
}

const messages = {
  sender: 'You have reached the limit of emails for now. Try again later.',
  mailbox: 'This address has received too many emails for now. Try again later.',
  total: 'Too many emails were requested. Try again later.',
} as const;

/** Too many mails; a later one goes. */
export class MailLimitReached extends RateLimited {
  constructor(
    readonly scope: keyof typeof messages,
    retryAfter: number,
  ) {
    super('mail_limit_reached', `${messages[scope]} Try again later.`, retryAfter);
  }
}
