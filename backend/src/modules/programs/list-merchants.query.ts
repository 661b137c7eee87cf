import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { PrismaClient } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import type { pageQuery } from '../../platform/schemas.js';
import { toMerchantView } from './merchant.view.js';
import type { MerchantView } from './merchant.view.js';

/** All merchants, newest first. For admins. */
export class ListMerchants extends Query<Page<MerchantView>> {
  constructor(readonly page: z.infer<typeof pageQuery>) {
    super();
  }
}

@QueryHandler(ListMerchants)
export class ListMerchantsHandler implements IQueryHandler<ListMerchants> {
  constructor(private readonly prisma: PrismaClient) {}

  async execute({ page }: ListMerchants): Promise<Page<MerchantView>> {
    const before = readCursor(page.cursor);
    const rows = await this.prisma.merchant.findMany({
      where: before === undefined ? {} : { id: { lt: before } },
      orderBy: { id: 'desc' },
      take: page.limit + 1,
    });
    return toPage(rows, page.limit, (merchant) => merchant.id, toMerchantView);
  }
}
