import type { Db } from '../../platform/db.js';
import { keptUrl } from '../../platform/schemas.js';
import { likeLiteral } from '../../platform/search-text.js';
import { empty, join, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { mayEarn } from '../affiliates/public.js';

/** A tracking link. */
export interface Link {
  readonly id: string;
  /** The short number in signed click ids. */
  readonly no: number;
  /** What stands in its address; never changes. */
  readonly code: string;
  readonly programId: string;
  readonly affiliateId: string;
  readonly destinationUrl: string;
  readonly active: boolean;
  /** Who of the operator allowed its destination, which is on no allowed domain of the program; null where it is on one. */
  readonly allowedBy: string | null;
  /** From when on it leads to the fallback, because its destination is not allowed any more. */
  readonly stopsAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** A link with whose it is: what a click id is checked against. */
export type LinkFacts = Link & {
  readonly affiliateNo: number;
  readonly programNo: number;
  readonly merchantId: string;
  /** Whether its affiliate may earn in its program now. */
  readonly affiliateActive: boolean;
};

export interface LinkFilter {
  readonly programId?: string | undefined;
  readonly affiliateId?: string | undefined;
  readonly active?: boolean | undefined;
  /** Whether it leads to the fallback, or will from a date on, because its destination is not allowed. */
  readonly stopping?: boolean | undefined;
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
  /** Part of the code or of the destination, or an id. */
  readonly q?: string | undefined;
  /** The id that the page begins after. */
  readonly before?: string | undefined;
  readonly take: number;
}

const columns = sql`
  l.id, l.no::float8 as no, l.code, l.program_id as "programId", l.affiliate_id as "affiliateId",
  l.destination_url as "destinationUrl", l.active, l.allowed_by as "allowedBy", l.stops_at as "stopsAt",
  l.version, l.created_at as "createdAt"`;

/** @returns the link, or null when its code is taken (by anybody: codes are unique over all programs) */
export async function insertLink(
  tx: Tx,
  link: Omit<Link, 'no' | 'version' | 'createdAt' | 'active' | 'stopsAt'>,
): Promise<Link | null> {
  const rows = await tx.db.rows<Link>`
    insert into links as l (id, code, program_id, affiliate_id, destination_url, allowed_by, created_at)
    values (${link.id}, ${link.code}, ${link.programId}, ${link.affiliateId}, ${keptUrl(link.destinationUrl)},
      ${link.allowedBy}, ${tx.now})
    on conflict (code) do nothing returning ${columns}`;
  return rows[0] ?? null;
}

/** Reads a link that nobody else can change until this transaction ends. */
export async function lockLink(tx: Tx, id: string): Promise<Link | null> {
  return (await tx.db.rows<Link>`select ${columns} from links l where l.id = ${id} for update`)[0] ?? null;
}

/** Writes a change under the row lock and counts the version up. */
export async function updateLink(tx: Tx, { id, destinationUrl, active, allowedBy, stopsAt }: Link): Promise<Link> {
  const [link] = await tx.db.rows<Link>`
    update links l set destination_url = ${keptUrl(destinationUrl)}, active = ${active}, allowed_by = ${allowedBy},
      stops_at = ${stopsAt}, version = l.version + 1
    where l.id = ${id} returning ${columns}`;
  if (!link) throw new Error('a locked link is gone');
  return link;
}

/** Links of a program by id, after `after`: what decides whether a destination is allowed. */
export function listDestinations(
  db: Db,
  { programId, after, take }: { readonly programId: string; readonly after: string; readonly take: number },
): Promise<Link[]> {
  return db.rows<Link>`
    select ${columns} from links l where l.program_id = ${programId} and l.id > ${after} order by l.id limit ${take}`;
}

/** An affiliate's links in a program, which nobody else can change until this transaction ends. */
export function lockLinksOf(tx: Tx, programId: string, affiliateId: string): Promise<Link[]> {
  return tx.db.rows<Link>`
    select ${columns} from links l where l.program_id = ${programId} and l.affiliate_id = ${affiliateId}
    order by l.id for update`;
}

/** Newest first. */
export function listLinkRows(db: Db, filter: LinkFilter): Promise<Link[]> {
  const { programId, affiliateId, active, stopping, ids, q, before, take } = filter;
  const part = q === undefined ? '' : `%${likeLiteral(q)}%`;
  const conditions = [
    programId === undefined ? undefined : sql`l.program_id = ${programId}`,
    affiliateId === undefined ? undefined : sql`l.affiliate_id = ${affiliateId}`,
    active === undefined ? undefined : sql`l.active = ${active}`,
    stopping === undefined ? undefined : stopping ? sql`l.stops_at is not null` : sql`l.stops_at is null`,
    ids === undefined ? undefined : sql`l.id = any(${[...ids]}::text[])`,
    q === undefined ? undefined : sql`(l.code ilike ${part} or l.destination_url ilike ${part} or l.id = ${q})`,
    before === undefined ? undefined : sql`l.id < ${before}`,
  ].filter((condition) => condition !== undefined);
  const where = conditions.length === 0 ? empty : sql`where ${join(conditions, ' and ')}`;
  return db.rows<Link>`select ${columns} from links l ${where} order by l.id desc limit ${take}`;
}

/** The links of click ids' numbers, with the numbers of their programs and affiliates; none for a number never given out. */
export async function findLinksByNo(db: Db, nos: readonly number[]): Promise<LinkFacts[]> {
  return nos.length === 0 ? [] : findFacts(db, sql`l.no = any(${[...nos]}::bigint[])`);
}

export async function findLinkById(db: Db, id: string): Promise<LinkFacts | null> {
  return (await findFacts(db, sql`l.id = ${id}`))[0] ?? null;
}

function findFacts(db: Db, condition: Sql): Promise<LinkFacts[]> {
  return db.rows<LinkFacts>`
    select ${columns}, a.no::float8 as "affiliateNo", p.no::float8 as "programNo", p.merchant_id as "merchantId",
      ${mayEarn(sql`l`)} as "affiliateActive"
    from links l join programs p on p.id = l.program_id join affiliates a on a.id = l.affiliate_id
    where ${condition}`;
}
