import type { Db } from '../../platform/database.js';

/** An affiliate in a program. */
export interface Membership {
  readonly programId: string;
  readonly affiliateId: string;
}

/** Of these memberships, those whose affiliate may earn in the program now. */
export async function activeMembers(db: Db, memberships: readonly Membership[]): Promise<Membership[]> {
  if (memberships.length === 0) return [];
  return db.$queryRaw<Membership[]>`
    select m.program_id as "programId", m.affiliate_id as "affiliateId"
    from unnest(${memberships.map(({ programId }) => programId)}::text[],
      ${memberships.map(({ affiliateId }) => affiliateId)}::text[]) as wanted(program_id, affiliate_id)
    join program_affiliates m on m.program_id = wanted.program_id and m.affiliate_id = wanted.affiliate_id
    where m.status = 'approved'`;
}
