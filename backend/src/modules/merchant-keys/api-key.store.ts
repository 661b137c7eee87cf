import type { Db } from '../../platform/db.js';
import { sqlState } from '../../platform/postgres-error.js';
import { sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { keyProgramsUnknown, merchantNotFound } from './merchant-keys.errors.js';
import { secretHash } from '../../platform/secret-hash.js';
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

const columns = sql`
  id, merchant_id as "merchantId", kind, livemode, name, created_by as "createdBy", prefix, scopes,
  program_ids as "programIds", allowed_addresses as "allowedAddresses", expires_at as "expiresAt", revoked_at as "revokedAt",
  replaces, last_used_at as "lastUsedAt", last_used_from as "lastUsedFrom", created_at as "createdAt"`;

/** @throws DomainError `merchant_not_found`, `key_programs_unknown` */
export async function insertApiKey(tx: Tx, key: ApiKey, secret: string): Promise<void> {
  const { merchantId, programIds } = key;
  const [known] = await tx.db.rows<{ count: number }>`
    select count(*)::int as count from programs where merchant_id = ${merchantId} and id = any(${[...programIds]}::text[])`;
  if (known?.count !== programIds.length) throw keyProgramsUnknown();
  try {
    await tx.db.execute`
      insert into api_keys (id, merchant_id, kind, livemode, name, created_by, prefix, secret_hash, scopes, program_ids,
        allowed_addresses, expires_at, revoked_at, replaces, last_used_at, last_used_from, created_at)
      values (${key.id}, ${merchantId}, ${key.kind}, ${key.livemode}, ${key.name}, ${key.createdBy}, ${key.prefix},
        ${secretHash(secret)}, ${[...key.scopes]}::text[], ${[...programIds]}::text[], ${[...key.allowedAddresses]}::text[],
        ${key.expiresAt}, ${key.revokedAt}, ${key.replaces}, ${key.lastUsedAt}, ${key.lastUsedFrom}, ${key.createdAt})`;
  } catch (error) {
    if (sqlState(error) === '23503') throw merchantNotFound();
    throw error;
  }
}

/** The key that a secret belongs to, also when it has expired; revoked ones are not found. */
export async function findKeyBySecret(db: Db, kind: ApiKeyKind, secret: string): Promise<ApiKey | undefined> {
  const [key] = await db.rows<ApiKey>`
    select ${columns} from api_keys where secret_hash = ${secretHash(secret)} and kind = ${kind} and revoked_at is null`;
  return key;
}

/** Reads a key that nobody else can change until this transaction ends. */
export async function lockApiKey(tx: Tx, id: string): Promise<ApiKey | undefined> {
  const [key] = await tx.db.rows<ApiKey>`select ${columns} from api_keys where id = ${id} for update`;
  return key;
}

export async function hasSuccessor(tx: Tx, id: string): Promise<boolean> {
  return (await tx.db.rows`select 1 from api_keys where replaces = ${id}`).length > 0;
}

/** Ends a key for good; the caller holds its lock. */
export async function markRevoked(tx: Tx, id: string): Promise<void> {
  await tx.db.execute`update api_keys set revoked_at = ${tx.now} where id = ${id} and revoked_at is null`;
}

export async function setExpiry(tx: Tx, id: string, expiresAt: Date): Promise<void> {
  await tx.db.execute`update api_keys set expires_at = ${expiresAt} where id = ${id}`;
}

/** Keeps when and from where keys were last used, once a minute for each however many processes report it. */
export async function writeKeyUses(db: Db, uses: readonly KeyUse[]): Promise<void> {
  await db.execute(sql`
    update api_keys k set last_used_at = used.at, last_used_from = used.address
    from unnest(${uses.map(({ id }) => id)}::text[], ${uses.map(({ at }) => at)}::timestamptz[],
      ${uses.map(({ from }) => from)}::text[]) as used(id, at, address)
    where k.id = used.id and (k.last_used_at is null or k.last_used_at <= used.at - interval '1 minute')`);
}
