import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { PrismaClient } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { idOf, pageQuery } from '../../platform/schemas.js';
import { searchText } from '../../platform/search-text.js';
import { listAffiliateRows } from './affiliate.store.js';
import { memberStatus, toAffiliateView } from './affiliate.view.js';
import type { AffiliateView } from './affiliate.view.js';
import { membersOf } from './member.store.js';

/** Filters of the list; newest first. `programId`: who is in that program, in whatever state. */
export const listAffiliatesQuery = pageQuery.extend({
  programId: idOf('program').optional(),
  status: memberStatus.optional().meta({ description: 'Membership status in the program, or in any program.' }),
  q: searchText.optional().meta({ description: 'Part of the name or email address, or an ID.' }),
  ids: z
    .string()
    .max(8_000)
    .transform((text) => text.split(','))
    .pipe(z.array(idOf('affiliate')).max(200))
    .optional()
    .meta({ description: 'Only these, separated by commas; at most 200.' }),
});

/** Affiliates with their programs. For admins. */
export class ListAffiliates extends Query<Page<AffiliateView>> {
  constructor(readonly input: z.infer<typeof listAffiliatesQuery>) {
    super();
  }
}

@QueryHandler(ListAffiliates)
export class ListAffiliatesHandler implements IQueryHandler<ListAffiliates> {
  constructor(private readonly prisma: PrismaClient) {}

  async execute({ input: { cursor, limit, ...filter } }: ListAffiliates): Promise<Page<AffiliateView>> {
    const rows = await listAffiliateRows(this.prisma, { ...filter, before: readCursor(cursor), take: limit + 1 });
    const members = await membersOf(
      this.prisma,
      rows.map(({ id }) => id),
    );
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (affiliate) => toAffiliateView(affiliate, members.get(affiliate.id) ?? []),
    );
  }
}
