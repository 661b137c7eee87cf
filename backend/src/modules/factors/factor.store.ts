import type { Db } from '../../platform/db.js';
import { violatedUnique } from '../../platform/postgres-error.js';
import { sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import type { FactorKind } from '../sessions/public.js';
import { passkeyKnown } from './factor.errors.js';

/** Something a person shows besides the password, without what it is checked by. */
export interface Factor {
  readonly id: string;
  readonly kind: FactorKind;
  readonly name: string;
  readonly lastUsedAt: Date | null;
  readonly createdAt: Date;
}

const columns = sql`id, kind, name, last_used_at as "lastUsedAt", created_at as "createdAt"`;

/** Oldest first. */
export async function listFactors(db: Db, userId: string): Promise<Factor[]> {
  return db.rows<Factor>`select ${columns} from factors where user_id = ${userId} order by id`;
}

/** As `listFactors`, and nobody else changes this person's factors until the transaction ends. */
export async function lockFactors(tx: Tx, userId: string): Promise<Factor[]> {
  await tx.db.rows`select id from users where id = ${userId} for update`;
  return listFactors(tx.db, userId);
}

export async function findTotpSecrets(db: Db, userId: string): Promise<{ id: string; sealed: string }[]> {
  return db.rows<{ id: string; sealed: string }>`
    select id, coalesce(totp_secret, '') as sealed from factors where user_id = ${userId} and kind = 'totp'`;
}

export async function insertTotp(tx: Tx, userId: string, factor: Factor, sealed: string): Promise<void> {
  await tx.db.execute`
    insert into factors (id, user_id, kind, name, last_used_at, created_at, totp_secret)
    values (${factor.id}, ${userId}, ${factor.kind}, ${factor.name}, ${factor.lastUsedAt}, ${factor.createdAt}, ${sealed})`;
}

/** What a passkey is checked by. */
export interface Passkey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** How often it was used, where it counts; a lower number than before says that it was copied. */
  readonly signCount: number;
  readonly transports: string[];
  /** Whether it may live on several devices, and whether it does. */
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
}

/** @throws DomainError `passkey_known` */
export async function insertPasskey(tx: Tx, userId: string, factor: Factor, passkey: Passkey): Promise<void> {
  try {
    await tx.db.execute`
      insert into factors (id, user_id, kind, name, last_used_at, created_at, credential_id, public_key, sign_count,
        transports, backup_eligible, backed_up)
      values (${factor.id}, ${userId}, ${factor.kind}, ${factor.name}, ${factor.lastUsedAt}, ${factor.createdAt},
        ${passkey.credentialId}, ${passkey.publicKey}, ${passkey.signCount}, ${passkey.transports}::text[],
        ${passkey.backupEligible}, ${passkey.backedUp})`;
  } catch (error) {
    if (violatedUnique(error) !== undefined) throw passkeyKnown();
    throw error;
  }
}

export async function listPasskeys(db: Db, userId: string): Promise<(Passkey & { id: string })[]> {
  const rows = await db.rows<Omit<Passkey, 'signCount'> & { id: string; signCount: bigint }>`
    select id, credential_id as "credentialId", public_key as "publicKey", sign_count as "signCount", transports,
      backup_eligible as "backupEligible", backed_up as "backedUp"
    from factors where user_id = ${userId} and kind = 'passkey' order by id`;
  return rows.map((row) => ({ ...row, signCount: Number(row.signCount) }));
}

/** Keeps what a passkey said of itself this time. */
export async function updatePasskey(
  tx: Tx,
  id: string,
  said: { readonly signCount: number; readonly backedUp: boolean },
): Promise<void> {
  await tx.db.execute`
    update factors set sign_count = ${said.signCount}, backed_up = ${said.backedUp}, last_used_at = ${tx.now}
    where id = ${id}`;
}

export async function markUsed(tx: Tx, id: string): Promise<void> {
  await tx.db.execute`update factors set last_used_at = ${tx.now} where id = ${id}`;
}

export async function renameFactor(tx: Tx, id: string, name: string): Promise<void> {
  await tx.db.execute`update factors set name = ${name} where id = ${id}`;
}

export async function deleteFactor(tx: Tx, id: string): Promise<void> {
  await tx.db.execute`delete from factors where id = ${id}`;
}
