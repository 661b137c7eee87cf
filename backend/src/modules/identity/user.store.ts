import type { Role } from '../../platform/actor.js';
import type { Db } from '../../platform/db.js';
import { newId } from '../../platform/ids.js';
import { keptName } from '../../platform/name-text.js';
import { violatedUnique } from '../../platform/postgres-error.js';
import { sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { emailTaken } from './identity.errors.js';
import { emailKey } from '../../kernel/email-key.js';

/** A person who can sign in. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** Whose things an affiliate's user sees; null for the operator's people. */
  readonly affiliateId: string | null;
  /** When its address was proven to be the person's; null until then. */
  readonly emailVerifiedAt: Date | null;
  /** Counts up when all sessions are ended: a session is good while it was begun in the present one. */
  readonly sessionEpoch: number;
}

const columns = sql`
  id, email, role, affiliate_id as "affiliateId", email_verified_at as "emailVerifiedAt", session_epoch as "sessionEpoch"`;

/** Somebody who may sign in: who is suspended is not found, so that every way in gives the answer for an unknown person. */
export async function findUser(db: Db, id: string): Promise<User | undefined> {
  const [user] = await db.rows<User>`select ${columns} from users where id = ${id} and suspended_at is null`;
  return user;
}

/** As `findUser`, by email address in any case, with the password's hash. */
export async function findUserByEmail(db: Db, email: string): Promise<(User & { passwordHash: string }) | undefined> {
  const rows = await db.rows<User & { passwordHash: string }>`
    select ${columns}, password_hash as "passwordHash"
    from users where lower(email collate "C") = ${emailKey(email)} and suspended_at is null`;
  return rows[0];
}

/** A new account. @throws DomainError `email_taken` */
export async function addUser(
  tx: Tx,
  user: Omit<User, 'id' | 'sessionEpoch'> & { readonly passwordHash: string; readonly name?: string },
): Promise<User> {
  const id = newId('user');
  try {
    await tx.db.execute`
      insert into users (id, email, role, affiliate_id, email_verified_at, password_hash, name, created_at)
      values (${id}, ${user.email}, ${user.role}, ${user.affiliateId}, ${user.emailVerifiedAt}, ${user.passwordHash},
        ${user.name === undefined ? null : keptName(user.name)}, ${tx.now})`;
  } catch (error) {
    if (violatedUnique(error) !== undefined) throw emailTaken();
    throw error;
  }
  const added = { id, email: user.email, role: user.role, affiliateId: user.affiliateId };
  tx.changed({ kind: 'user', id, before: null, after: added });
  return { ...added, emailVerifiedAt: user.emailVerifiedAt, sessionEpoch: 0 };
}

export async function markSignedIn(tx: Tx, userId: string): Promise<void> {
  await tx.db.execute`update users set last_sign_in_at = ${tx.now} where id = ${userId}`;
}

export async function updatePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.db.execute`update users set password_hash = ${passwordHash} where id = ${userId}`;
}

/** The address is the person's; how long it has been known stays as it was. */
export async function markEmailVerified(tx: Tx, userId: string): Promise<void> {
  await tx.db.execute`
    update users set email_verified_at = ${tx.now} where id = ${userId} and email_verified_at is null`;
}

/** Another address, proven to be the person's. @throws DomainError `email_taken` */
export async function updateEmail(tx: Tx, userId: string, email: string): Promise<void> {
  try {
    await tx.db.execute`update users set email = ${email}, email_verified_at = ${tx.now} where id = ${userId}`;
  } catch (error) {
    if (violatedUnique(error) !== undefined) throw emailTaken();
    throw error;
  }
}
