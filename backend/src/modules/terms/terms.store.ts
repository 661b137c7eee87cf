import type { Db } from '../../platform/db.js';
import { newId } from '../../platform/ids.js';
import { RecentlyUsed } from '../../platform/recently-used.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { documentSchemaVersion, readDocument } from './terms-document.js';
import type { TermsDocument } from './terms-document.js';
import type { StandingTerms, Terms } from './terms.js';
import { programNotFound } from './terms.errors.js';

/** The program that terms are of, as far as terms need it. */
export interface ProgramOfTerms {
  readonly id: string;
  readonly merchantId: string;
  readonly currency: string;
}

interface TermsKey {
  readonly programId: string;
  readonly version: number;
}

type Row = TermsKey & { readonly effectiveFrom: Date; readonly schemaVersion: number; readonly document: unknown };

/**
 * Versions that this process has read. They never change, so none of them is ever out of date; a transaction that adds one
 * must not read it back through here, because it may still be rolled back.
 */
const read = new RecentlyUsed<Terms>();
const nameOf = ({ programId, version }: TermsKey): string => `${programId} ${version}`;

const columns = sql`
  t.program_id as "programId", t.version, t.effective_from as "effectiveFrom", t.schema_version as "schemaVersion", t.document`;

/** The latest version that had begun; of two that begin together the newer; before all of them the first. */
const versionInForce = (programId: Sql, at: Sql): Sql => sql`
  coalesce((select t.version from terms t where t.program_id = ${programId} and t.effective_from <= ${at}
    order by t.effective_from desc, t.version desc limit 1), 1)`;

export async function findProgramOfTerms(db: Db, programId: string): Promise<ProgramOfTerms | null> {
  const [program] = await db.rows<ProgramOfTerms>`
    select id, merchant_id as "merchantId", currency from programs where id = ${programId}`;
  return program ?? null;
}

/** Locks the program's row, which is what numbers its versions without gaps. @throws DomainError `program_not_found` */
export async function lockTermsOf(tx: Tx, programId: string): Promise<ProgramOfTerms> {
  await tx.db.execute`select 1 from programs where id = ${programId} for update`;
  const program = await findProgramOfTerms(tx.db, programId);
  if (program === null) throw programNotFound();
  return program;
}

/** Adds the next version of a program's terms; the caller holds the program's row lock. */
export async function insertTerms(
  tx: Tx,
  programId: string,
  effectiveFrom: Date,
  document: TermsDocument,
): Promise<Terms> {
  const [added] = await tx.db.rows<{ version: number }>`
    insert into terms (id, program_id, version, effective_from, schema_version, document, published_at)
    select ${newId('terms')}, ${programId}, coalesce(max(version), 0) + 1, ${effectiveFrom}, ${documentSchemaVersion},
      ${JSON.stringify(document)}::jsonb, ${tx.now}
    from terms where program_id = ${programId}
    returning version`;
  if (added === undefined) throw new Error('a version of terms was not added');
  return { ...document, programId, version: added.version, effectiveFrom };
}

/** Every version of a program's terms, oldest first. */
export async function termsOfProgram(db: Db, programId: string): Promise<Terms[]> {
  const rows = await db.rows<Row>`select ${columns} from terms t where t.program_id = ${programId} order by t.version`;
  return rows.map(termsOf);
}

/** For each of some programs and times the terms that count there, in their order. */
export async function termsInForce(
  db: Db,
  asked: readonly { readonly programId: string; readonly at: Date }[],
): Promise<Terms[]> {
  if (asked.length === 0) return [];
  const keys = await db.rows<TermsKey>`
    select a.program_id as "programId", ${versionInForce(sql`a.program_id`, sql`a.at`)} as version
    from unnest(${asked.map(({ programId }) => programId)}::text[],
      ${asked.map(({ at }) => at.toISOString())}::timestamptz[]) with ordinality as a (program_id, at, place)
    order by a.place`;
  return termsOfVersions(db, keys);
}

export async function standingTermsOf(db: Db, programId: string, at: Date): Promise<StandingTerms> {
  return (await standingTerms(db, [programId], at))[0] as StandingTerms;
}

/** For each of some programs, in their order, the terms that count at a time and those that follow next. */
export async function standingTerms(db: Db, programIds: readonly string[], at: Date): Promise<StandingTerms[]> {
  const rows = await db.rows<TermsKey & { upcoming: number | null }>`
    select p.id as "programId", ${versionInForce(sql`p.id`, sql`${at}`)} as version,
      (select t.version from terms t where t.program_id = p.id and t.effective_from > ${at}
       order by t.effective_from, t.version desc limit 1) as upcoming
    from unnest(${[...programIds]}::text[]) with ordinality as p (id, place) order by p.place`;
  const keys = rows.flatMap(({ programId, version, upcoming }) =>
    [version, ...(upcoming === null ? [] : [upcoming])].map((one) => ({ programId, version: one })),
  );
  const found = new Map((await termsOfVersions(db, keys)).map((terms) => [nameOf(terms), terms]));
  return rows.map(({ programId, version, upcoming }) => {
    const inForce = found.get(nameOf({ programId, version })) as Terms;
    const next = upcoming === null ? undefined : found.get(nameOf({ programId, version: upcoming }));
    return { inForce, upcoming: next ?? null };
  });
}

/** The longest attribution window, in days, of all terms that are in force at a time or begin later; 0 without any. */
export async function longestWindowDays(db: Db, at: Date): Promise<number> {
  const [longest] = await db.rows<{ days: number }>`
    select coalesce(max((t.document #>> '{attribution,windowDays}')::integer), 0)::integer as days
    from programs p join terms t on t.program_id = p.id
    where t.effective_from > ${at} or t.version = ${versionInForce(sql`p.id`, sql`${at}`)}`;
  return longest?.days ?? 0;
}

/** Some versions, in their order; what this process has read before is not read again. */
async function termsOfVersions(db: Db, keys: readonly TermsKey[]): Promise<Terms[]> {
  const found = new Map(keys.map((key) => [nameOf(key), read.get(nameOf(key))]));
  const missing = keys.filter((key) => found.get(nameOf(key)) === undefined);
  if (missing.length > 0) {
    const rows = await db.rows<Row>`
      select ${columns} from terms t
      where (t.program_id, t.version) in (select * from unnest(
        ${missing.map(({ programId }) => programId)}::text[], ${missing.map(({ version }) => version)}::integer[]))`;
    for (const terms of rows.map(termsOf)) {
      read.set(nameOf(terms), terms);
      found.set(nameOf(terms), terms);
    }
  }
  return keys.map((key) => {
    const terms = found.get(nameOf(key));
    if (terms === undefined) throw new Error(`program ${key.programId} has no terms of version ${key.version}`);
    return terms;
  });
}

function termsOf({ schemaVersion, document, ...row }: Row): Terms {
  return { ...readDocument(schemaVersion, document), ...row };
}
