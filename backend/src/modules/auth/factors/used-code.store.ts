import type { Db } from '../../../platform/database.js';
import type { Tx } from '../../../platform/transaction.js';

/** Takes a step's code, which is good once. @returns false when it was taken before, also by somebody at the same time */
export async function takeStep(tx: Tx, userId: string, step: number, oldest: number): Promise<boolean> {
  await tx.db.$executeRaw`delete from used_totp_steps where user_id = ${userId} and step < ${oldest}`;
  const taken = await tx.db.$queryRaw<{ step: bigint }[]>`
    insert into used_totp_steps (user_id, step) values (${userId}, ${step}) on conflict do nothing returning step`;
  return taken.length > 0;
}

/** The salt of a person's recovery codes; undefined when there are none. */
export async function findRecoverySalt(db: Db, userId: string): Promise<Uint8Array | undefined> {
  return (await db.recoveryCode.findFirst({ where: { userId }, select: { salt: true } }))?.salt;
}

/** Takes a recovery code, which is good once. @returns how many are left; undefined when there is no such unused code */
export async function takeRecoveryCode(
  tx: Tx,
  userId: string,
  hash: Uint8Array<ArrayBuffer>,
): Promise<number | undefined> {
  const { count } = await tx.db.recoveryCode.updateMany({
    where: { userId, hash, usedAt: null },
    data: { usedAt: tx.now },
  });
  return count === 0 ? undefined : countRecoveryCodes(tx.db, userId);
}

/** Codes that are still good. */
export function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } });
}

/** Puts these in place of all codes the person had; none of them, with an empty list. */
export async function replaceRecoveryCodes(
  tx: Tx,
  userId: string,
  codes: readonly { readonly hash: Uint8Array<ArrayBuffer>; readonly salt: Uint8Array<ArrayBuffer> }[],
): Promise<void> {
  await tx.db.recoveryCode.deleteMany({ where: { userId } });
  await tx.db.recoveryCode.createMany({ data: codes.map((code) => ({ ...code, userId, createdAt: tx.now })) });
}
