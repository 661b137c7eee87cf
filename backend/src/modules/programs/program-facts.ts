import type { Db } from '../../platform/db.js';
import { standingTerms } from '../terms/public.js';
import type { StandingTerms } from '../terms/public.js';
import type { Program } from './program.store.js';
import { findProgramRow, listProgramRows } from './program.store.js';
import { toProgramView } from './program.view.js';
import type { ProgramView } from './program.view.js';

/** What other modules know of a program. */
export type ProgramFacts = Omit<Program, 'version' | 'createdAt'>;

export async function findProgram(db: Db, id: string): Promise<ProgramFacts | null> {
  return findProgramRow(db, id);
}

/** Some programs with the terms that count at a time, newest program first. */
export async function programViewsOf(db: Db, ids: readonly string[], at: Date): Promise<ProgramView[]> {
  return toProgramViews(db, await listProgramRows(db, { ids }), at);
}

/** Programs in their order, each with the terms that count at a time. */
export async function toProgramViews(db: Db, programs: readonly Program[], at: Date): Promise<ProgramView[]> {
  const ids = programs.map(({ id }) => id);
  const standing = await standingTerms(db, ids, at);
  return programs.map((program, i) => toProgramView(program, standing[i] as StandingTerms));
}
