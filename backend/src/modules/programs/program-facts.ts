import type { Db } from '../../platform/db.js';
import type { Program } from './program.store.js';
import { findProgramRow, findProgramRows, listProgramRows } from './program.store.js';
import { toProgramView } from './program.view.js';
import type { ProgramView } from './program.view.js';
import type { TermsFacts } from './rules/terms-in-force.js';
import { programNotFound } from './programs.errors.js';
import { termsOfMerchants, termsOfProgram, termsOfPrograms } from './terms.store.js';

/** What other modules know of a program. */
export type ProgramFacts = Omit<Program, 'version' | 'createdAt'>;

export async function findProgram(db: Db, id: string): Promise<ProgramFacts | null> {
  return findProgramRow(db, id);
}

/** A program with every version of its terms, oldest first, and whether it is its merchant's default. */
export type ProgramWithTerms = ProgramFacts & {
  readonly terms: readonly TermsFacts[];
  readonly merchantDefault: boolean;
};

/** All programs of some merchants. */
export async function programsWithTerms(db: Db, merchantIds: readonly string[]): Promise<ProgramWithTerms[]> {
  const programs = await findProgramRows(db, merchantIds);
  const terms = await termsOfMerchants(db, merchantIds);
  return programs.map((program) => ({ ...program, terms: terms.get(program.id) ?? [] }));
}

/** Some programs with the terms that count at a time, newest program first. */
export async function programViewsOf(db: Db, ids: readonly string[], at: Date): Promise<ProgramView[]> {
  const programs = await listProgramRows(db, { ids });
  const terms = await termsOfPrograms(db, ids);
  return programs.map((program) => toProgramView(program, terms.get(program.id) ?? [], at));
}

/** The terms that an earlier decision rests on. @throws DomainError `program_not_found` */
export async function termsOfVersion(db: Db, programId: string, version: number): Promise<TermsFacts> {
  const terms = (await termsOfProgram(db, programId)).find((candidate) => candidate.version === version);
  if (!terms) throw programNotFound();
  return terms;
}
