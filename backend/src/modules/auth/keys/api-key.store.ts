import { Prisma } from '../../../platform/database.js';
import type { Db } from '../../../platform/database.js';
import { sqlState } from '../../../platform/postgres-error.js';
import type { Tx } from '../../../platform/transaction.js';
import { keyProgramsUnknown, merchantNotFound } from '../auth.errors.js';
import { secretHash } from '../secret-hash.js';
import type { ApiKeyKind } from './merchant-secrets.js';

/** A merchant's credential, without its secret. */
export interface ApiKey {
  readonly id: string;
  readonly merchantId: string;
  readonly kind: ApiKeyKind;
  readonly livemode: boolean;
  /** A name for people. */
  readonly name: string;
  /** Who made it, as the audit trail names them; null for keys from before that was kept. */
  readonly createdBy: string | null;
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** The programs it is limited to; empty: all of the merchant's. */
  readonly programIds: readonly string[];
  /** Addresses and networks it may be used from; empty: any. */
  readonly allowedAddresses: readonly string[];
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** The key that this one replaces. */
  readonly replaces: string | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
  readonly createdAt: Date;
}

/** One use of a key. */
export interface KeyUse {
  readonly id: string;
  readonly at: Date;
  readonly from: string;
}

/** @throws DomainError `merchant_not_found`, `key_programs_unknown` */
export async function insertApiKey(tx: Tx, key: ApiKey, secret: string): Promise<void> {
  const { merchantId, programIds } = key;
  const known = await tx.db.program.count({ where: { merchantId, id: { in: [...programIds] } } });
  if (known !== programIds.length) throw keyProgramsUnknown();
  const lists = {
    scopes: [...key.scopes],
    programIds: [...programIds],
    allowedAddresses: [...key.allowedAddresses],
  };
  try {
    await tx.db.apiKey.create({ data: { ...key, ...lists, secretHash: secretHash(secret) } });
  } catch (error) {
    if (sqlState(error) === '23503' || isForeignKeyFailure(error)) throw merchantNotFound();
    throw error;
  }
}

/** The key that a secret belongs to, also when it has expired; revoked ones are not found. */
export async function findKeyBySecret(db: Db, kind: ApiKeyKind, secret: string): Promise<ApiKey | undefined> {
  const found = await db.apiKey.findFirst({
    where: { secretHash: secretHash(secret), kind, revokedAt: null },
    omit: { secretHash: true },
  });
  return (found as ApiKey | null) ?? undefined;
}

/** Reads a key that nobody else can change until this transaction ends. */
export async function lockApiKey(tx: Tx, id: string): Promise<ApiKey | undefined> {
  await tx.db.$executeRaw`select 1 from api_keys where id = ${id} for update`;
  return ((await tx.db.apiKey.findUnique({ where: { id }, omit: { secretHash: true } })) as ApiKey | null) ?? undefined;
}

export async function hasSuccessor(tx: Tx, id: string): Promise<boolean> {
  return (await tx.db.apiKey.count({ where: { replaces: id } })) > 0;
}

/** Ends a key for good; the caller holds its lock. */
export async function markRevoked(tx: Tx, id: string): Promise<void> {
  await tx.db.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: tx.now } });
}

export async function setExpiry(tx: Tx, id: string, expiresAt: Date): Promise<void> {
  await tx.db.apiKey.update({ where: { id }, data: { expiresAt }, select: { id: true } });
}

/** Keeps when and from where keys were last used, once a minute for each however many processes report it. */
export async function writeKeyUses(db: Db, uses: readonly KeyUse[]): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update api_keys k set last_used_at = used.at, last_used_from = used.address
    from unnest(${uses.map(({ id }) => id)}::text[], ${uses.map(({ at }) => at)}::timestamptz[],
      ${uses.map(({ from }) => from)}::text[]) as used(id, at, address)
    where k.id = used.id and (k.last_used_at is null or k.last_used_at <= used.at - interval '1 minute')`);
}

/** Prisma's own code for a foreign key that points nowhere, where PostgreSQL's did not survive the driver adapter. */
function isForeignKeyFailure(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2003';
}
