import type { Db } from '../../platform/database.js';
import { sqlState } from '../../platform/postgres-error.js';
import type { Tx } from '../../platform/transaction.js';
import { merchantNotFound } from './auth.errors.js';
import type { ApiKeyKind } from './secrets.js';
import { secretHash } from './secrets.js';

/** A merchant's credential, without its secret. */
export interface ApiKey {
  readonly id: string;
  readonly merchantId: string;
  readonly kind: ApiKeyKind;
  readonly livemode: boolean;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly revokedAt: Date | null;
  readonly createdAt: Date;
}

/** @throws DomainError `merchant_not_found` */
export async function insertApiKey(tx: Tx, key: ApiKey, secret: string): Promise<void> {
  try {
    await tx.db.apiKey.create({ data: { ...key, scopes: [...key.scopes], secretHash: secretHash(secret) } });
  } catch (error) {
    if (sqlState(error) === '23503' || isForeignKeyFailure(error)) throw merchantNotFound();
    throw error;
  }
}

/** The key that is in force for a secret; revoked ones are not found. */
export async function findLiveKey(db: Db, kind: ApiKeyKind, secret: string): Promise<ApiKey | undefined> {
  const found = await db.apiKey.findFirst({
    where: { secretHash: secretHash(secret), kind, revokedAt: null },
    omit: { secretHash: true },
  });
  return (found as ApiKey | null) ?? undefined;
}

/** Ends a key for good. @returns the key, or undefined when there is none */
export async function markRevoked(tx: Tx, id: string): Promise<ApiKey | undefined> {
  await tx.db.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: tx.now } });
  return ((await tx.db.apiKey.findUnique({ where: { id }, omit: { secretHash: true } })) as ApiKey | null) ?? undefined;
}

/** Prisma's own code for a foreign key that points nowhere, where PostgreSQL's did not survive the driver adapter. */
function isForeignKeyFailure(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2003';
}
