import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { livemodeQuery, pageQuery } from '../../platform/schemas.js';
import { likeLiteral, searchText } from '../../platform/search-text.js';
import { toMerchantView } from './merchant.view.js';
import type { MerchantRow } from './merchant.view.js';

/** Filters of the list; newest first. */
export const listMerchantsQuery = pageQuery.extend({
  q: searchText.optional().meta({ description: 'Part of the name, or an id.' }),
  livemode: livemodeQuery,
});

/** All merchants with how much hangs on them, newest first. For the operator. */
export class ListMerchants extends Query<Page<MerchantRow>> {
  constructor(readonly input: z.infer<typeof listMerchantsQuery>) {
    super();
  }
}

@QueryHandler(ListMerchants)
export class ListMerchantsHandler implements IQueryHandler<ListMerchants> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { cursor, limit, livemode, q } }: ListMerchants): Promise<Page<MerchantRow>> {
    const before = readCursor(cursor);
    const now = this.clock.now();
    const inForce = { livemode, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
    const name = { contains: likeLiteral(q ?? ''), mode: 'insensitive' } as const;
    const rows = await this.db.typed.merchant.findMany({
      where: {
        ...(before === undefined ? {} : { id: { lt: before } }),
        ...(q === undefined ? {} : { OR: [{ name }, { id: q }] }),
      },
      orderBy: { id: 'desc' },
      take: limit + 1,
      include: { _count: { select: { programs: true, apiKeys: { where: inForce } } } },
    });
    return toPage(
      rows,
      limit,
      (merchant) => merchant.id,
      (merchant) => {
        const { programs, apiKeys: keys } = merchant._count;
        return { ...toMerchantView(merchant), programs, keys };
      },
    );
  }
}
