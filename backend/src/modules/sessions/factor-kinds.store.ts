import type { Db } from '../../platform/db.js';

export const factorKinds = ['totp', 'passkey'] as const;
export type FactorKind = (typeof factorKinds)[number];

/** What kinds of second factor a person has, the oldest first: how far their sessions are depends on it. */
export async function findFactorKinds(db: Db, userId: string): Promise<FactorKind[]> {
  const rows = await db.rows<{ kind: FactorKind }>`select kind from factors where user_id = ${userId} order by id`;
  return [...new Set(rows.map(({ kind }) => kind))];
}
