import type { Actor } from '../../platform/actor.js';
import type { Settings } from '../../platform/config.js';
import type { Tx } from '../../platform/transaction.js';
import { mailSenderOf, requestMail } from '../mail/public.js';
import { verifyLetter } from './letters.js';
import { newMailedLink } from './mailed-link.store.js';
import type { User } from './user.store.js';

/** Mails somebody the link that proves their address. Part of the transaction that made the account, or asked again. @throws DomainError `mail_limit_reached` */
export async function mailVerification(
  tx: Tx,
  user: User,
  { config, actor }: { readonly config: Pick<Settings, 'PUBLIC_API_URL'>; readonly actor: Actor },
): Promise<void> {
  const token = await newMailedLink(tx, { userId: user.id, purpose: 'verify_email', email: user.email });
  const letter = verifyLetter({ config, user }, token);
  await requestMail(tx, { sender: mailSenderOf(actor), recipient: user.email, letter });
}
