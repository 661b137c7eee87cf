import type { Settings } from '../../platform/config.js';
import type { Invocation, Tx } from '../../platform/transaction.js';
import { mailSenderOf, requestMail, sendMail } from '../mail/public.js';
import { addressInUseLetter, changeAddressLetter, changeAskedLetter } from './letters.js';
import { newMailedLink } from './mailed-link.store.js';
import { findUserByEmail } from './user.store.js';
import type { User } from './user.store.js';

/** Whose address is to be which. */
export interface WantedAddress {
  readonly user: Pick<User, 'id' | 'email' | 'affiliateId'>;
  readonly email: string;
}

/**
 * Mails the link that makes another address an account's, and tells the address so far. Whether the person or the operator asks,
 * nothing changes until the link is used. @throws DomainError `mail_limit_reached`
 */
export async function mailEmailChange(
  tx: Tx,
  { user, email }: WantedAddress,
  {
    config,
    invocation: { actor },
  }: { readonly config: Pick<Settings, 'PUBLIC_API_URL'>; readonly invocation: Invocation },
): Promise<void> {
  const place = { config, user };
  const asked = actor.kind === 'user' && actor.userId === user.id ? 'themselves' : 'operator';
  const token = await newMailedLink(tx, { userId: user.id, purpose: 'change_email', email });
  // One answer whether or not somebody has the address; who has it learns of it, and the link is never told.
  const owner = await findUserByEmail(tx.db, email);
  const isFree = owner === undefined || owner.id === user.id;
  const letter = isFree ? changeAddressLetter(place, token, asked) : addressInUseLetter();
  await requestMail(tx, { sender: mailSenderOf(actor), recipient: email, letter });
  await sendMail(tx, user.email, changeAskedLetter(place, email, asked));
  tx.changed({ kind: 'user', id: user.id, before: { email: user.email }, after: { email, confirmed: false } });
}
