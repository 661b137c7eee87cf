import type { Role } from '../../platform/actor.js';

import type { Db } from '../../platform/db.js';
import type { Tx } from '../../platform/transaction.js';
import { emailKey } from '../../kernel/email-key.js';
import { sql } from '../../platform/sql.js';
import type { User } from './user.store.js';

/** Somebody of a team, suspended or not. */
export interface TeamMember {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly suspendedAt: Date | null;
  readonly lastSignInAt: Date | null;
}

/**
 * Everybody of a team, locked until the transaction ends: who may be changed depends on the others, and two owners may act on
 * each other at once. @param affiliateId null for the operator's team
 */
export async function lockTeam(tx: Tx, affiliateId: string | null): Promise<TeamMember[]> {
  const theirs = affiliateId === null ? sql`affiliate_id is null` : sql`affiliate_id = ${affiliateId}`;
  return tx.db.rows<TeamMember>`
    select id, email, name, role, suspended_at as "suspendedAt", last_sign_in_at as "lastSignInAt"
    from users where ${theirs} order by id for update`;
}

/** The holder of an affiliate's account; undefined while nobody can sign in as one. */
export async function findHolder(db: Db, affiliateId: string): Promise<Pick<User, 'id' | 'email'> | undefined> {
  const rows = await db.rows<Pick<User, 'id' | 'email'>>`
    select id, email from users where affiliate_id = ${affiliateId} and role = 'affiliate' order by id limit 1`;
  return rows[0];
}

/** Whose team an address belongs to, suspended or not; undefined when it has no account. */
export async function teamOfEmail(db: Db, email: string): Promise<Pick<User, 'affiliateId'> | undefined> {
  const rows = await db.rows<Pick<User, 'affiliateId'>>`
    select affiliate_id as "affiliateId" from users where lower(email collate "C") = ${emailKey(email)}`;
  return rows[0];
}

export async function updateRole(tx: Tx, userId: string, role: Role): Promise<void> {
  await tx.db.execute`update users set role = ${role} where id = ${userId}`;
}

/** @param suspended whether the person may not sign in from now on */
export async function updateSuspension(tx: Tx, userId: string, suspended: boolean): Promise<void> {
  await tx.db.execute`update users set suspended_at = ${suspended ? tx.now : null} where id = ${userId}`;
}
