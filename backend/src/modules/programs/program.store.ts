import type { Db } from '../../platform/database.js';
import { keptName } from '../../platform/name-text.js';
import { keptUrl } from '../../platform/schemas.js';
import { likeLiteral } from '../../platform/search-text.js';
import type { Tx } from '../../platform/transaction.js';
import { programNotFound } from './programs.errors.js';
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
  merchant: { websiteUrl: string | null };
};

const include = { merchant: { select: { websiteUrl: true } } } as const;

export async function insertProgram(
  tx: Tx,
  program: Omit<Program, 'no' | 'version' | 'status' | 'createdAt' | 'allowedDomains'>,
): Promise<Program> {
  const [name, fallbackUrl] = [keptName(program.name), program.fallbackUrl && keptUrl(program.fallbackUrl)];
  const data = { ...program, name, fallbackUrl, provenDomains: [...program.provenDomains], createdAt: tx.now };
  return programOf(await tx.db.program.create({ data, include }));
}

export async function findProgramRow(db: Db, id: string): Promise<Program | null> {
  const row = await db.program.findUnique({ where: { id }, include });
  return row && programOf(row);
}

/** A program and whether it is its merchant's default: where orders go that name none. */
export type MerchantsProgram = Program & { readonly merchantDefault: boolean };

/** All of some merchants. */
export async function findProgramRows(db: Db, merchantIds: readonly string[]): Promise<MerchantsProgram[]> {
  const rows = await db.$queryRaw<(Row & { merchantDefault: boolean })[]>`
    select p.id, p.no, p.merchant_id as "merchantId", p.name, p.currency, p.time_zone as "timeZone", p.status,
      p.click_param as "clickParam", p.fallback_url as "fallbackUrl", p.proven_domains as "provenDomains", p.version,
      p.created_at as "createdAt", json_build_object('websiteUrl', m.website_url) as merchant,
      coalesce(m.default_program_id = p.id, false) as "merchantDefault"
    from programs p join merchants m on m.id = p.merchant_id where p.merchant_id = any(${[...merchantIds]}::text[])`;
  return rows.map(({ merchantDefault, ...row }) => ({ ...programOf(row), merchantDefault }));
}

/** Reads a program that nobody else can change until this transaction ends. @throws DomainError `program_not_found` */
export async function lockProgram(tx: Tx, id: string): Promise<Program> {
  await tx.db.$executeRaw`select 1 from programs where id = ${id} for update`;
  const program = await findProgramRow(tx.db, id);
  if (!program) throw programNotFound();
  return program;
}

/** Reads a program of which nobody can change anything until this transaction ends; others may read it so at the same time. */
export async function holdProgram(tx: Tx, id: string): Promise<Program | null> {
  await tx.db.$executeRaw`select 1 from programs where id = ${id} for share`;
  return findProgramRow(tx.db, id);
}

/** Writes a change under the row lock and counts the version up. */
export async function updateProgram(tx: Tx, id: string, change: ProgramChange): Promise<Program> {
  const { name, provenDomains, ...rest } = change;
  const kept = {
    ...rest,
    ...(name !== undefined && { name: keptName(name) }),
    ...(rest.fallbackUrl && { fallbackUrl: keptUrl(rest.fallbackUrl) }),
  };
  const data = { ...kept, ...(provenDomains && { provenDomains: [...provenDomains] }), version: { increment: 1 } };
  return programOf(await tx.db.program.update({ where: { id }, data, include }));
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
  const limits = [filter.ids, filter.within].filter((ids) => ids !== undefined);
  const name = q === undefined ? undefined : ({ contains: likeLiteral(q), mode: 'insensitive' } as const);
  const rows = await db.program.findMany({
    where: {
      ...(merchantId === undefined ? {} : { merchantId }),
      AND: limits.map((ids) => ({ id: { in: [...ids] } })),
      ...(before === undefined ? {} : { id: { lt: before } }),
      ...(name === undefined || q === undefined ? {} : { OR: [{ name }, { id: q }] }),
    },
    orderBy: { id: 'desc' },
    include,
    ...(take === undefined ? {} : { take }),
  });
  return rows.map(programOf);
}

/** IANA time zone of each program, by its id. */
export async function programTimeZones(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.program.findMany({ where: { id: { in: [...ids] } }, select: { id: true, timeZone: true } });
  return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
}

function programOf({ merchant, ...row }: Row): Program {
  const allowed = allowedDomains(row.provenDomains, merchant.websiteUrl);
  return { ...row, no: Number(row.no), status: row.status as ProgramStatus, allowedDomains: allowed };
}
