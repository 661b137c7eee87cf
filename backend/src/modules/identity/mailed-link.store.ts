import { randomBytes } from 'node:crypto';
import type { Db } from '../../platform/db.js';
import type { Tx } from '../../platform/transaction.js';
import { secretHash } from '../../platform/secret-hash.js';

export type LinkPurpose = 'verify_email' | 'change_email' | 'reset_password';

/** A link that was mailed, without its secret. */
export interface MailedLink {
  readonly userId: string;
  readonly purpose: LinkPurpose;
  /** Where it was sent. */
  readonly email: string;
}

const lifeSeconds: Readonly<Record<LinkPurpose, number>> = {
  verify_email: 24 * 60 * 60,
  change_email: 24 * 60 * 60,
  reset_password: 30 * 60,
};

/**
 * A new link of its kind; an earlier one is good no more. For a person who does not exist the same statement keeps nothing.
 * @returns its secret, of which only the hash is kept
 */
export async function newMailedLink(tx: Tx, { userId, purpose, email }: MailedLink): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(tx.now.getTime() + lifeSeconds[purpose] * 1_000);
  await tx.db.execute`
    insert into mailed_links (user_id, purpose, email, token_hash, expires_at)
    select id, ${purpose}, ${email}, ${secretHash(token)}, ${expiresAt} from users where id = ${userId}
    on conflict (user_id, purpose) do update
      set email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at`;
  return token;
}

/** Whose link a secret opens, if it is still good at that time. */
export async function findMailedLink(db: Db, token: string, at: Date): Promise<MailedLink | undefined> {
  const rows = await db.rows<MailedLink>`
    select user_id as "userId", purpose, email from mailed_links
    where token_hash = ${secretHash(token)} and expires_at > ${at}`;
  return rows[0];
}

/** Uses a link up. @returns false when somebody else just did, or it was replaced */
export async function takeMailedLink(tx: Tx, token: string): Promise<boolean> {
  const taken = await tx.db.execute`
    delete from mailed_links where token_hash = ${secretHash(token)} and expires_at > ${tx.now}`;
  return taken === 1;
}

/** Makes whatever links of these kinds are under way to somebody good for nothing. */
export async function endMailedLinks(tx: Tx, userId: string, purposes: readonly LinkPurpose[]): Promise<void> {
  await tx.db.execute`delete from mailed_links where user_id = ${userId} and purpose = any(${[...purposes]})`;
}
