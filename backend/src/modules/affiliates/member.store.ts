import type { MembershipState } from '../../kernel/states.js';
import type { Db } from '../../platform/db.js';
import { sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { alreadyMember, memberNotFound } from './affiliates.errors.js';

/** An affiliate in a program. */
export interface Member {
  readonly programId: string;
  readonly affiliateId: string;
  readonly status: MembershipState;
}

const columns = sql`program_id as "programId", affiliate_id as "affiliateId", status`;

/** @throws DomainError `already_member` */
export async function insertMember(tx: Tx, member: Member): Promise<void> {
  const { programId, affiliateId, status } = member;
  const inserted = await tx.db.execute`
    insert into program_affiliates (program_id, affiliate_id, status, created_at)
    values (${programId}, ${affiliateId}, ${status}, ${tx.now}) on conflict do nothing`;
  if (inserted === 0) throw alreadyMember();
}

/** Reads a membership that nobody else can change until this transaction ends. @throws DomainError `member_not_found` */
export async function lockMember(tx: Tx, programId: string, affiliateId: string): Promise<Member> {
  const rows = await tx.db.rows<Member>`
    select ${columns} from program_affiliates
    where program_id = ${programId} and affiliate_id = ${affiliateId} for update`;
  const [member] = rows;
  if (!member) throw memberNotFound();
  return member;
}

/** Writes a status under the row lock and counts the version up. */
export async function updateMember(tx: Tx, { programId, affiliateId, status }: Member): Promise<void> {
  await tx.db.execute`
    update program_affiliates set status = ${status}, version = version + 1
    where program_id = ${programId} and affiliate_id = ${affiliateId}`;
}

export async function findMember(db: Db, programId: string, affiliateId: string): Promise<Member | null> {
  const [member] = await db.rows<Member>`
    select ${columns} from program_affiliates where program_id = ${programId} and affiliate_id = ${affiliateId}`;
  return member ?? null;
}

/** Memberships of some affiliates, by affiliate id. */
export async function membersOf(db: Db, affiliateIds: readonly string[]): Promise<Map<string, Member[]>> {
  const rows = await db.rows<Member>`
    select ${columns} from program_affiliates where affiliate_id = any(${[...affiliateIds]}::text[]) order by program_id`;
  return Map.groupBy(rows, (member) => member.affiliateId);
}
