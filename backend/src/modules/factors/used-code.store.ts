import type { Db } from '../../platform/db.js';
import type { Tx } from '../../platform/transaction.js';

/** Takes a step's code, which is good once. @returns false when it was taken before, also by somebody at the same time */
export async function takeStep(tx: Tx, userId: string, step: number, oldest: number): Promise<boolean> {
  await tx.db.execute`delete from used_totp_steps where user_id = ${userId} and step < ${oldest}`;
  const taken = await tx.db.rows<{ step: bigint }>`
    insert into used_totp_steps (user_id, step) values (${userId}, ${step}) on conflict do nothing returning step`;
  return taken.length > 0;
}

/** The salt of a person's recovery codes; undefined when there are none. */
export async function findRecoverySalt(db: Db, userId: string): Promise<Uint8Array | undefined> {
  const [code] = await db.rows<{ salt: Uint8Array }>`
    select salt from recovery_codes where user_id = ${userId} limit 1`;
  return code?.salt;
}

/** Takes a recovery code, which is good once. @returns how many are left; undefined when there is no such unused code */
export async function takeRecoveryCode(
  tx: Tx,
  userId: string,
  hash: Uint8Array<ArrayBuffer>,
): Promise<number | undefined> {
  const taken = await tx.db.execute`
    update recovery_codes set used_at = ${tx.now} where user_id = ${userId} and hash = ${hash} and used_at is null`;
  return taken === 0 ? undefined : countRecoveryCodes(tx.db, userId);
}

/** Codes that are still good. */
export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const [codes] = await db.rows<{ count: number }>`
    select count(*)::int as count from recovery_codes where user_id = ${userId} and used_at is null`;
  return codes?.count ?? 0;
}

/** Puts these in place of all codes the person had; none of them, with an empty list. */
export async function replaceRecoveryCodes(
  tx: Tx,
  userId: string,
  codes: readonly { readonly hash: Uint8Array<ArrayBuffer>; readonly salt: Uint8Array<ArrayBuffer> }[],
): Promise<void> {
  await tx.db.execute`delete from recovery_codes where user_id = ${userId}`;
  await tx.db.execute`
    insert into recovery_codes (user_id, hash, salt, created_at)
    select ${userId}, hash, salt, ${tx.now}
    from unnest(${codes.map(({ hash }) => hash)}::bytea[], ${codes.map(({ salt }) => salt)}::bytea[]) as c(hash, salt)`;
}
