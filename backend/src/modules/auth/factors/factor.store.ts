import type { Db } from '../../../platform/database.js';
import { violatedUnique } from '../../../platform/postgres-error.js';
import type { Tx } from '../../../platform/transaction.js';
import { passkeyKnown } from './factor.errors.js';

export const factorKinds = ['totp', 'passkey'] as const;
export type FactorKind = (typeof factorKinds)[number];

/** Something a person shows besides the password, without what it is checked by. */
export interface Factor {
  readonly id: string;
  readonly kind: FactorKind;
  readonly name: string;
  readonly lastUsedAt: Date | null;
  readonly createdAt: Date;
}

const columns = { id: true, kind: true, name: true, lastUsedAt: true, createdAt: true } as const;

/** Oldest first. */
export async function listFactors(db: Db, userId: string): Promise<Factor[]> {
  return (await db.factor.findMany({ where: { userId }, select: columns, orderBy: { id: 'asc' } })) as Factor[];
}

/** As `listFactors`, and nobody else changes this person's factors until the transaction ends. */
export async function lockFactors(tx: Tx, userId: string): Promise<Factor[]> {
  await tx.db.$queryRaw`select id from users where id = ${userId} for update`;
  return listFactors(tx.db, userId);
}

export async function findTotpSecrets(db: Db, userId: string): Promise<{ id: string; sealed: string }[]> {
  const rows = await db.factor.findMany({ where: { userId, kind: 'totp' }, select: { id: true, totpSecret: true } });
  return rows.map(({ id, totpSecret }) => ({ id, sealed: totpSecret ?? '' }));
}

export async function insertTotp(tx: Tx, userId: string, factor: Factor, sealed: string): Promise<void> {
  await tx.db.factor.create({ data: { ...factor, userId, totpSecret: sealed } });
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
    await tx.db.factor.create({ data: { ...factor, ...passkey, signCount: BigInt(passkey.signCount), userId } });
  } catch (error) {
    if (violatedUnique(error) !== undefined) throw passkeyKnown();
    throw error;
  }
}

export async function listPasskeys(db: Db, userId: string): Promise<(Passkey & { id: string })[]> {
  const rows = await db.factor.findMany({ where: { userId, kind: 'passkey' }, orderBy: { id: 'asc' } });
  return rows.map((row) => ({
    id: row.id,
    credentialId: row.credentialId ?? '',
    publicKey: row.publicKey ?? new Uint8Array(),
    signCount: Number(row.signCount),
    transports: row.transports,
    backupEligible: row.backupEligible === true,
    backedUp: row.backedUp === true,
  }));
}

/** Keeps what a passkey said of itself this time. */
export async function updatePasskey(
  tx: Tx,
  id: string,
  said: { readonly signCount: number; readonly backedUp: boolean },
): Promise<void> {
  const data = { signCount: BigInt(said.signCount), backedUp: said.backedUp, lastUsedAt: tx.now };
  await tx.db.factor.updateMany({ where: { id }, data });
}

export async function markUsed(tx: Tx, id: string): Promise<void> {
  await tx.db.factor.updateMany({ where: { id }, data: { lastUsedAt: tx.now } });
}

export async function renameFactor(tx: Tx, id: string, name: string): Promise<void> {
  await tx.db.factor.update({ where: { id }, data: { name } });
}

export async function deleteFactor(tx: Tx, id: string): Promise<void> {
  await tx.db.factor.delete({ where: { id } });
}
