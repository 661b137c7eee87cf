import type { MembershipState } from '../../kernel/states.js';
import type { Db } from '../../platform/db.js';
import { keptName } from '../../platform/name-text.js';
import { violatedUnique } from '../../platform/postgres-error.js';
import { likeLiteral } from '../../platform/search-text.js';
import { join, sql } from '../../platform/sql.js';
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

const columns = sql`id, no, name, email, created_at as "createdAt"`;

/** @throws DomainError `email_taken` */
export async function insertAffiliate(tx: Tx, affiliate: Pick<Affiliate, 'id' | 'name' | 'email'>): Promise<Affiliate> {
  try {
    const [row] = await tx.db.rows<Row>`
      insert into affiliates (id, name, email, created_at)
      values (${affiliate.id}, ${keptName(affiliate.name)}, ${affiliate.email}, ${tx.now}) returning ${columns}`;
    return affiliateOf(row as Row);
  } catch (error) {
    if (violatedUnique(error) !== undefined) throw affiliateEmailTaken();
    throw error;
  }
}

export async function findAffiliateRow(db: Db, id: string): Promise<Affiliate | null> {
  const [row] = await db.rows<Row>`select ${columns} from affiliates where id = ${id}`;
  return row ? affiliateOf(row) : null;
}

/** Reads an affiliate that nobody else can change until this transaction ends. @throws DomainError `affiliate_not_found` */
export async function lockAffiliate(tx: Tx, id: string): Promise<Affiliate> {
  await tx.db.execute`select 1 from affiliates where id = ${id} for no key update`;
  const affiliate = await findAffiliateRow(tx.db, id);
  if (!affiliate) throw affiliateNotFound();
  return affiliate;
}

/** Another address. @throws DomainError `email_taken` */
export async function changeContactAddress(tx: Tx, id: string, email: string): Promise<void> {
  try {
    await tx.db.execute`update affiliates set email = ${email}, version = version + 1 where id = ${id}`;
  } catch (error) {
    if (violatedUnique(error) !== undefined) throw affiliateEmailTaken();
    throw error;
  }
}

/** Another name. @throws DomainError `affiliate_not_found` */
export async function renameAffiliate(tx: Tx, id: string, name: string): Promise<Affiliate> {
  const [row] = await tx.db.rows<Row>`
    update affiliates set name = ${keptName(name)}, version = version + 1 where id = ${id} returning ${columns}`;
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
  const conditions = [sql`true`];
  if (programId !== undefined || status !== undefined)
    conditions.push(sql`exists (select 1 from program_affiliates m where m.affiliate_id = a.id
      and (${programId ?? null}::text is null or m.program_id = ${programId ?? null})
      and (${status ?? null}::text is null or m.status = ${status ?? null}))`);
  if (q !== undefined) {
    const part = `%${likeLiteral(q)}%`;
    conditions.push(sql`(name ilike ${part} or email ilike ${part} or id = ${q})`);
  }
  if (ids !== undefined) conditions.push(sql`id = any(${[...ids]}::text[])`);
  if (before !== undefined) conditions.push(sql`id < ${before}`);
  const rows = await db.rows<Row>`
    select ${columns} from affiliates a where ${join(conditions, ' and ')} order by id desc limit ${take}`;
  return rows.map(affiliateOf);
}

type Row = Omit<Affiliate, 'no'> & { readonly no: bigint };

function affiliateOf(row: Row): Affiliate {
  const { id, name, email, createdAt } = row;
  return { id, no: Number(row.no), name, email, createdAt };
}
