import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { idOf, idsQuery, pageQuery } from '../../platform/schemas.js';
import { searchText } from '../../platform/search-text.js';
import { ownMerchantId, ownProgramIds } from '../access/public.js';
import { toProgramViews } from './program-facts.js';
import { listProgramRows } from './program.store.js';
import type { ProgramView } from './program.view.js';

/** Filters of the list; newest first. */
export const listProgramsQuery = pageQuery.extend({
  merchantId: idOf('merchant').optional(),
  q: searchText.optional().meta({ description: 'Part of the name, or an id.' }),
  ids: idsQuery('program').optional(),
});

/** Programs with the terms in force; merchants see their own, whatever they ask for. */
export class ListPrograms extends Query<Page<ProgramView>> {
  constructor(
    readonly input: z.infer<typeof listProgramsQuery>,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(ListPrograms)
export class ListProgramsHandler implements IQueryHandler<ListPrograms> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: ListPrograms): Promise<Page<ProgramView>> {
    const { cursor, limit, merchantId, ...asked } = input;
    const own = ownMerchantId(actor);
    const within = ownProgramIds(actor);
    const filter = { ...asked, merchantId: own ?? merchantId, within, before: readCursor(cursor), take: limit + 1 };
    const programs = await listProgramRows(this.db, filter);
    const views = await toProgramViews(this.db, programs, this.clock.now());
    return toPage(
      views,
      limit,
      ({ id }) => id,
      (view) => view,
    );
  }
}
