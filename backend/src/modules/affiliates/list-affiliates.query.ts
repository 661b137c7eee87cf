import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { PrismaClient } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { idOf, pageQuery } from '../../platform/schemas.js';
import { listAffiliateRows } from './affiliate.store.js';
import { toAffiliateView } from './affiliate.view.js';
import type { AffiliateView } from './affiliate.view.js';
import { membersOf } from './member.store.js';

/** Filters of the list; newest first. `programId`: who is in that program, in whatever state. */
export const listAffiliatesQuery = pageQuery.extend({ programId: idOf('program').optional() });

/** Affiliates with their programs. For admins. */
export class ListAffiliates extends Query<Page<AffiliateView>> {
  constructor(readonly input: z.infer<typeof listAffiliatesQuery>) {
    super();
  }
}

@QueryHandler(ListAffiliates)
export class ListAffiliatesHandler implements IQueryHandler<ListAffiliates> {
  constructor(private readonly prisma: PrismaClient) {}

  async execute({ input: { programId, cursor, limit } }: ListAffiliates): Promise<Page<AffiliateView>> {
    const rows = await listAffiliateRows(this.prisma, { programId, before: readCursor(cursor), take: limit + 1 });
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
