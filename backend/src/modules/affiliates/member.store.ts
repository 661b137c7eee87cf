import type { MembershipState } from '../../kernel/states.js';
import type { Db } from '../../platform/database.js';
import type { Tx } from '../../platform/transaction.js';
import { alreadyMember, memberNotFound } from './affiliates.errors.js';

/** An affiliate in a program. */
export interface Member {
  readonly programId: string;
  readonly affiliateId: string;
  readonly status: MembershipState;
}

const columns = { programId: true, affiliateId: true, status: true } as const;

/** @throws DomainError `already_member` */
export async function insertMember(tx: Tx, member: Member): Promise<void> {
  const { count } = await tx.db.programAffiliate.createMany({
    data: [{ ...member, createdAt: tx.now }],
    skipDuplicates: true,
  });
  if (count === 0) throw alreadyMember();
}

/** Reads a membership that nobody else can change until this transaction ends. @throws DomainError `member_not_found` */
export async function lockMember(tx: Tx, programId: string, affiliateId: string): Promise<Member> {
  const rows = await tx.db.$queryRaw<Member[]>`
    select program_id as "programId", affiliate_id as "affiliateId", status from program_affiliates
    where program_id = ${programId} and affiliate_id = ${affiliateId} for update`;
  const [member] = rows;
  if (!member) throw memberNotFound();
  return member;
}

/** Writes a status under the row lock and counts the version up. */
export async function updateMember(tx: Tx, { programId, affiliateId, status }: Member): Promise<void> {
  await tx.db.programAffiliate.update({
    where: { programId_affiliateId: { programId, affiliateId } },
    data: { status, version: { increment: 1 } },
  });
}

export async function findMember(db: Db, programId: string, affiliateId: string): Promise<Member | null> {
  const where = { programId_affiliateId: { programId, affiliateId } };
  return (await db.programAffiliate.findUnique({ where, select: columns })) as Member | null;
}

/** Memberships of some affiliates, by affiliate id. */
export async function membersOf(db: Db, affiliateIds: readonly string[]): Promise<Map<string, Member[]>> {
  const rows = await db.programAffiliate.findMany({
    where: { affiliateId: { in: [...affiliateIds] } },
    select: columns,
    orderBy: { programId: 'asc' },
  });
  return Map.groupBy(rows as Member[], (member) => member.affiliateId);
}
