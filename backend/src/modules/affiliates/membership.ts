import type { Db } from '../../platform/database.js';
import { findMember } from './member.store.js';

/** Whether an affiliate may earn in a program now. */
export async function isActiveMember(db: Db, programId: string, affiliateId: string): Promise<boolean> {
  return (await findMember(db, programId, affiliateId))?.status === 'approved';
}
