import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { chosenRows, idOf, idsQuery, pageQuery } from '../../platform/schemas.js';
import { searchText } from '../../platform/search-text.js';
import { listAffiliateRows } from './affiliate.store.js';
import type { Affiliate } from './affiliate.store.js';
import { affiliateView, memberStatus, toAffiliateView } from './affiliate.view.js';
import { membersOf } from './member.store.js';

/** Filters of the list; newest first. `programId`: who is in that program, in whatever state. */
export const listAffiliatesQuery = pageQuery.extend({
  programId: idOf('program').optional(),
  status: memberStatus.optional().meta({ description: 'Membership status in the program, or in any program.' }),
  q: searchText.optional().meta({ description: 'Part of the name or email address, or an ID.' }),
  ids: idsQuery('affiliate').optional(),
});

/** An affiliate with the names of its programs. */
export const affiliateRow = affiliateView.extend({
  programs: z.array(z.object({ programId: z.string(), name: z.string(), status: memberStatus })),
});
affiliateRow.register(z.globalRegistry, { id: 'AffiliateRow' });
export type AffiliateRow = z.infer<typeof affiliateRow>;

/** A file has no pages. */
export const exportAffiliatesQuery = listAffiliatesQuery.omit({ limit: true, cursor: true });
export const chosenAffiliatesBody = chosenRows('affiliate').meta({ id: 'ExportAffiliatesRequest' });

/** Affiliates with their programs. For admins. */
export class ListAffiliates extends Query<Page<AffiliateRow>> {
  constructor(readonly input: z.infer<typeof listAffiliatesQuery>) {
    super();
  }
}

@QueryHandler(ListAffiliates)
export class ListAffiliatesHandler implements IQueryHandler<ListAffiliates> {
  constructor(private readonly db: Database) {}

  async execute({ input: { cursor, limit, ...filter } }: ListAffiliates): Promise<Page<AffiliateRow>> {
    const rows = await listAffiliateRows(this.db, { ...filter, before: readCursor(cursor), take: limit + 1 });
    const members = await membersOf(
      this.db,
      rows.map(({ id }) => id),
    );
    const programs = await this.db.typed.program.findMany({
      where: { id: { in: [...members.values()].flat().map(({ programId }) => programId) } },
      select: { id: true, name: true },
    });
    const names = new Map(programs.map(({ id, name }) => [id, name]));
    const toRow = (affiliate: Affiliate): AffiliateRow => {
      const view = toAffiliateView(affiliate, members.get(affiliate.id) ?? []);
      const named = view.programs.map((program) => ({ ...program, name: names.get(program.programId) ?? '' }));
      return { ...view, programs: named };
    };
    return toPage(rows, limit, ({ id }) => id, toRow);
  }
}
