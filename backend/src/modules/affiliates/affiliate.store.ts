import type { MembershipState } from '../../kernel/states.js';
import type { Db } from '../../platform/database.js';
import { definedFields } from '../../platform/defined-fields.js';
import { keptName } from '../../platform/name-text.js';
import { violatedUnique } from '../../platform/postgres-error.js';
import { likeLiteral } from '../../platform/search-text.js';
import type { Tx } from '../../platform/transaction.js';
import { affiliateEmailTaken, affiliateNotFound } from './affiliates.errors.js';

/** Who brings customers and earns. */
export interface Affiliate {
  readonly id: string;
  /** The short number in signed click ids. */
  readonly no: number;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
}

/** @throws DomainError `email_taken` */
export async function insertAffiliate(tx: Tx, affiliate: Pick<Affiliate, 'id' | 'name' | 'email'>): Promise<Affiliate> {
  try {
    return affiliateOf(
      await tx.db.affiliate.create({ data: { ...affiliate, name: keptName(affiliate.name), createdAt: tx.now } }),
    );
  } catch (error) {
    if (violatedUnique(error) !== undefined) throw affiliateEmailTaken();
    throw error;
  }
}

export async function findAffiliateRow(db: Db, id: string): Promise<Affiliate | null> {
  const row = await db.affiliate.findUnique({ where: { id } });
  return row && affiliateOf(row);
}

/** Reads an affiliate that nobody else can change until this transaction ends. @throws DomainError `affiliate_not_found` */
export async function lockAffiliate(tx: Tx, id: string): Promise<Affiliate> {
  await tx.db.$executeRaw`select 1 from affiliates where id = ${id} for no key update`;
  const affiliate = await findAffiliateRow(tx.db, id);
  if (!affiliate) throw affiliateNotFound();
  return affiliate;
}

/** Another address. @throws DomainError `email_taken` */
export async function changeContactAddress(tx: Tx, id: string, email: string): Promise<void> {
  try {
    await tx.db.affiliate.update({ where: { id }, data: { email, version: { increment: 1 } } });
  } catch (error) {
    if (violatedUnique(error) !== undefined) throw affiliateEmailTaken();
    throw error;
  }
}

/** Another name. @throws DomainError `affiliate_not_found` */
export async function renameAffiliate(tx: Tx, id: string, name: string): Promise<Affiliate> {
  const [row] = await tx.db.affiliate.updateManyAndReturn({
    where: { id },
    data: { name: keptName(name), version: { increment: 1 } },
  });
  if (!row) throw affiliateNotFound();
  return affiliateOf(row);
}

export interface AffiliateFilter {
  readonly programId?: string | undefined;
  readonly status?: MembershipState | undefined;
  /** Part of the name or email address, or an ID. */
  readonly q?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  /** The id that the page begins after. */
  readonly before?: string | undefined;
  readonly take: number;
}

/** Newest first. */
export async function listAffiliateRows(db: Db, filter: AffiliateFilter): Promise<Affiliate[]> {
  const { programId, status, q, ids, before, take } = filter;
  const member = definedFields({ programId, status });
  const part = q === undefined ? undefined : ({ contains: likeLiteral(q), mode: 'insensitive' } as const);
  const rows = await db.affiliate.findMany({
    where: {
      AND: [
        ...(Object.keys(member).length === 0 ? [] : [{ programs: { some: member } }]),
        ...(part === undefined || q === undefined ? [] : [{ OR: [{ name: part }, { email: part }, { id: q }] }]),
        ...(ids === undefined ? [] : [{ id: { in: [...ids] } }]),
        ...(before === undefined ? [] : [{ id: { lt: before } }]),
      ],
    },
    orderBy: { id: 'desc' },
    take,
  });
  return rows.map(affiliateOf);
}

function affiliateOf(row: Omit<Affiliate, 'no'> & { no: bigint }): Affiliate {
  const { id, name, email, createdAt } = row;
  return { id, no: Number(row.no), name, email, createdAt };
}
