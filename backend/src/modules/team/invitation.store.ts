import type { Role } from '../../platform/actor.js';

import type { Db } from '../../platform/db.js';
import { violatedUnique } from '../../platform/postgres-error.js';
import { sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { secretHash } from '../../platform/secret-hash.js';
import { alreadyInvited, invitationNotFound, invitationUnusable } from './team.errors.js';

/** Somebody asked into a team. */
export interface Invitation {
  readonly id: string;
  /** Null: into the operator's team. */
  readonly affiliateId: string | null;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

const columns = sql`
  id, affiliate_id as "affiliateId", email, role, invited_by as "invitedBy", created_at as "createdAt", sent_at as "sentAt",
  expires_at as "expiresAt", accepted_at as "acceptedAt", withdrawn_at as "withdrawnAt"`;
const usable = (token: string, now: Date) => sql`
  token_hash = ${secretHash(token)} and accepted_at is null and withdrawn_at is null and expires_at > ${now}`;

/** @param token of the link; only its hash is kept. @throws DomainError `already_invited` */
export async function insertInvitation(tx: Tx, invitation: Invitation, token: string): Promise<void> {
  try {
    const { id, affiliateId, email, role, invitedBy, createdAt, sentAt, expiresAt } = invitation;
    await tx.db.execute`
      insert into invitations (id, affiliate_id, email, role, invited_by, created_at, sent_at, expires_at, token_hash)
      values (${id}, ${affiliateId}, ${email}, ${role}, ${invitedBy}, ${createdAt}, ${sentAt}, ${expiresAt},
        ${secretHash(token)})`;
  } catch (error) {
    if (violatedUnique(error) !== undefined) throw alreadyInvited();
    throw error;
  }
}

/** One of a team, which nobody else can change until the transaction ends. @throws DomainError `invitation_not_found` */
export async function lockInvitation(tx: Tx, affiliateId: string | null, id: string): Promise<Invitation> {
  const [invitation] = await tx.db.rows<Invitation>`
    select ${columns} from invitations
    where id = ${id} and affiliate_id is not distinct from ${affiliateId}::text for update`;
  if (!invitation) throw invitationNotFound();
  return invitation;
}

/** Those of a role that can be accepted or sent again, which nobody else can change until the transaction ends. */
export async function lockOpenInvitations(tx: Tx, affiliateId: string, role: Role): Promise<Invitation[]> {
  return tx.db.rows<Invitation>`
    select ${columns} from invitations where affiliate_id = ${affiliateId} and role = ${role}
      and accepted_at is null and withdrawn_at is null order by id for update`;
}

/** Another link takes the place of the one before, which opens nothing any more. */
export async function replaceToken(tx: Tx, id: string, link: { token: string; expiresAt: Date }): Promise<void> {
  const { token, expiresAt } = link;
  await tx.db.execute`
    update invitations set token_hash = ${secretHash(token)}, sent_at = ${tx.now}, expires_at = ${expiresAt}
    where id = ${id}`;
}

export async function markWithdrawn(tx: Tx, id: string): Promise<void> {
  await tx.db.execute`update invitations set withdrawn_at = ${tx.now} where id = ${id}`;
}

/** What a link opens; undefined when it opens nothing. */
export async function findByToken(db: Db, token: string, now: Date): Promise<Invitation | undefined> {
  const rows = await db.rows<Invitation>`select ${columns} from invitations where ${usable(token, now)}`;
  return rows[0];
}

/** Uses a link up: of two at once, one gets it. @throws DomainError `invitation_unusable` */
export async function useToken(tx: Tx, token: string): Promise<Invitation> {
  const [invitation] = await tx.db.rows<Invitation>`
    update invitations set accepted_at = ${tx.now} where ${usable(token, tx.now)} returning ${columns}`;
  if (!invitation) throw invitationUnusable();
  return invitation;
}
