import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { mayNotSeeProgram } from '../access/public.js';
import { programNotFound } from './terms.errors.js';
import { termsView } from './terms.schema.js';
import type { TermsView } from './terms.schema.js';
import { findProgramOfTerms, termsOfProgram } from './terms.store.js';
import { toTermsView } from './terms.view.js';

export const termsListView = z.object({ data: z.array(termsView) }).meta({ id: 'TermsList' });

/** Every version of a program's terms, oldest first: what decisions say they rest on. */
export class ListTerms extends Query<{ data: TermsView[] }> {
  constructor(
    readonly programId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(ListTerms)
export class ListTermsHandler implements IQueryHandler<ListTerms> {
  constructor(private readonly db: Database) {}

  /** @throws DomainError `program_not_found` */
  async execute({ programId, actor }: ListTerms): Promise<{ data: TermsView[] }> {
    const program = await findProgramOfTerms(this.db, programId);
    if (!program || mayNotSeeProgram(actor, program)) throw programNotFound();
    return { data: (await termsOfProgram(this.db, programId)).map(toTermsView) };
  }
}
