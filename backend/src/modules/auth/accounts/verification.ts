import type { Config } from '../../../platform/config.js';
import type { Tx } from '../../../platform/transaction.js';
import { sendMail } from '../../mail/public.js';
import { verifyLetter } from './letters.js';
import { newMailedLink } from './mailed-link.store.js';
import type { User } from './user.store.js';

/** Mails somebody the link that proves their address. Part of the transaction that made the account, or asked again. */
export async function mailVerification(tx: Tx, user: User, config: Pick<Config, 'PUBLIC_API_URL'>): Promise<void> {
  const token = await newMailedLink(tx, { userId: user.id, purpose: 'verify_email', email: user.email });
  await sendMail(tx, user.email, verifyLetter({ config, user }, token));
}
