import type { Actor } from '../../platform/actor.js';
import { senderQuotas } from './rules/mail-quotas.js';
import type { MailQuota } from './rules/mail-quotas.js';

/** Whose request a mail is, and how many that one may cause. */
export interface MailSender {
  readonly id: string;
  readonly quotas: readonly MailQuota[];
}

/** All who ask for a new password; nobody has signed in. */
export const anyone: MailSender = { id: 'anyone', quotas: senderQuotas.anyone };

/** The people of one affiliate count together, so that inviting somebody gives no further mails. */
export function mailSenderOf(actor: Actor): MailSender {
  if (actor.kind !== 'user')
    return { id: actor.kind === 'system' ? `system ${actor.name}` : actor.merchantId, quotas: [] };
  if (actor.affiliateId !== null) return { id: actor.affiliateId, quotas: senderQuotas.affiliate };
  return { id: actor.userId, quotas: senderQuotas.operator };
}
