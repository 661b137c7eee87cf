import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { mayNotSeeProgram } from '../access/public.js';
import { programNotFound, standingTermsOf } from '../terms/public.js';
import { findProgramRow } from './program.store.js';
import { toProgramView } from './program.view.js';
import type { ProgramView } from './program.view.js';

/** One program with the terms in force; merchants find only their own. */
export class GetProgram extends Query<ProgramView> {
  constructor(
    readonly id: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetProgram)
export class GetProgramHandler implements IQueryHandler<GetProgram> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `program_not_found` */
  async execute({ id, actor }: GetProgram): Promise<ProgramView> {
    const program = await findProgramRow(this.db, id);
    if (!program || mayNotSeeProgram(actor, program)) throw programNotFound();
    return toProgramView(program, await standingTermsOf(this.db, id, this.clock.now()));
  }
}
