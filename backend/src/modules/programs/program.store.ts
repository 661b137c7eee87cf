import type { Db } from '../../platform/db.js';
import { keptName } from '../../platform/name-text.js';
import { keptUrl } from '../../platform/schemas.js';
import { likeLiteral } from '../../platform/search-text.js';
import { join, sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { programNotFound } from '../terms/public.js';
import { allowedDomains } from './rules/allowed-domains.js';
import type { ProgramStatus } from './rules/program-states.js';

/** A merchant's program, without its terms. */
export interface Program {
  readonly id: string;
  /** The short number in signed click ids. */
  readonly no: number;
  readonly merchantId: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly status: ProgramStatus;
  readonly clickParam: string;
  readonly fallbackUrl: string | null;
  readonly provenDomains: readonly string[];
  /** Where links may lead: `provenDomains`, or without any the merchant's website. */
  readonly allowedDomains: readonly string[];
  readonly version: number;
  readonly createdAt: Date;
}

/** What may change of a program. Currency and time zone may not: amounts and months already rest on them. */
export type ProgramChange = Partial<Pick<Program, 'name' | 'status' | 'clickParam' | 'fallbackUrl' | 'provenDomains'>>;

type Row = Omit<Program, 'no' | 'status' | 'allowedDomains'> & {
  no: bigint;
  status: string;
  websiteUrl: string | null;
};

/** Of `programs p` and its `merchants m`. */
const columns = sql`
  p.id, p.no, p.merchant_id as "merchantId", p.name, p.currency, p.time_zone as "timeZone", p.status,
  p.click_param as "clickParam", p.fallback_url as "fallbackUrl", p.proven_domains as "provenDomains", p.version,
  p.created_at as "createdAt", m.website_url as "websiteUrl"`;

export async function insertProgram(
  tx: Tx,
  program: Omit<Program, 'no' | 'version' | 'status' | 'createdAt' | 'allowedDomains'>,
): Promise<Program> {
  const [name, fallbackUrl] = [keptName(program.name), program.fallbackUrl && keptUrl(program.fallbackUrl)];
  const { id, merchantId, currency, timeZone, clickParam, provenDomains } = program;
  await tx.db.execute`
    insert into programs (id, merchant_id, name, currency, time_zone, click_param, fallback_url, proven_domains, created_at)
    values (${id}, ${merchantId}, ${name}, ${currency}, ${timeZone}, ${clickParam}, ${fallbackUrl},
      ${[...provenDomains]}::text[], ${tx.now})`;
  return (await findProgramRow(tx.db, id)) as Program;
}

export async function findProgramRow(db: Db, id: string): Promise<Program | null> {
  const [row] = await db.rows<Row>`
    select ${columns} from programs p join merchants m on m.id = p.merchant_id where p.id = ${id}`;
  return row ? programOf(row) : null;
}

/** A program and whether it is its merchant's default: where orders go that name none. */
export type MerchantsProgram = Program & { readonly merchantDefault: boolean };

/** All of some merchants. */
export async function programsOfMerchants(db: Db, merchantIds: readonly string[]): Promise<MerchantsProgram[]> {
  const rows = await db.rows<Row & { merchantDefault: boolean }>`
    select ${columns}, coalesce(m.default_program_id = p.id, false) as "merchantDefault"
    from programs p join merchants m on m.id = p.merchant_id where p.merchant_id = any(${[...merchantIds]}::text[])`;
  return rows.map(({ merchantDefault, ...row }) => ({ ...programOf(row), merchantDefault }));
}

/** Reads a program that nobody else can change until this transaction ends. @throws DomainError `program_not_found` */
export async function lockProgram(tx: Tx, id: string): Promise<Program> {
  await tx.db.execute`select 1 from programs where id = ${id} for update`;
  const program = await findProgramRow(tx.db, id);
  if (!program) throw programNotFound();
  return program;
}

/** Reads a program of which nobody can change anything until this transaction ends; others may read it so at the same time. */
export async function holdProgram(tx: Tx, id: string): Promise<Program | null> {
  await tx.db.execute`select 1 from programs where id = ${id} for share`;
  return findProgramRow(tx.db, id);
}

/** Writes a change under the row lock and counts the version up. */
export async function updateProgram(tx: Tx, id: string, change: ProgramChange): Promise<Program> {
  const { name, status, clickParam, fallbackUrl, provenDomains } = { ...(await lockProgram(tx, id)), ...change };
  await tx.db.execute`
    update programs set name = ${keptName(name)}, status = ${status}, click_param = ${clickParam},
      fallback_url = ${fallbackUrl && keptUrl(fallbackUrl)}, proven_domains = ${[...provenDomains]}::text[],
      version = version + 1
    where id = ${id}`;
  return (await findProgramRow(tx.db, id)) as Program;
}

/** Newest first. `merchantId` limits to one merchant's, `ids` and `within` to some; `before` is the id that the page begins after. */
export async function listProgramRows(
  db: Db,
  filter: {
    readonly merchantId?: string | undefined;
    readonly q?: string | undefined;
    readonly ids?: readonly string[] | undefined;
    readonly within?: readonly string[] | undefined;
    readonly before?: string | undefined;
    readonly take?: number;
  },
): Promise<Program[]> {
  const { merchantId, q, before, take } = filter;
  const conditions = [sql`true`];
  if (merchantId !== undefined) conditions.push(sql`p.merchant_id = ${merchantId}`);
  for (const ids of [filter.ids, filter.within])
    if (ids !== undefined) conditions.push(sql`p.id = any(${[...ids]}::text[])`);
  if (before !== undefined) conditions.push(sql`p.id < ${before}`);
  if (q !== undefined) conditions.push(sql`(p.name ilike ${`%${likeLiteral(q)}%`} or p.id = ${q})`);
  const rows = await db.rows<Row>`
    select ${columns} from programs p join merchants m on m.id = p.merchant_id
    where ${join(conditions, ' and ')} order by p.id desc limit ${take ?? null}`;
  return rows.map(programOf);
}

/** IANA time zone of each program, by its id. */
export async function programTimeZones(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.rows<Pick<Program, 'id' | 'timeZone'>>`
    select id, time_zone as "timeZone" from programs where id = any(${[...ids]}::text[])`;
  return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
}

function programOf({ websiteUrl, ...row }: Row): Program {
  const allowed = allowedDomains(row.provenDomains, websiteUrl);
  return { ...row, no: Number(row.no), status: row.status as ProgramStatus, allowedDomains: allowed };
}
