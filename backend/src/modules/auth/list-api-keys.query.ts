import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { PrismaClient } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import type { pageQuery } from '../../platform/schemas.js';
import type { ApiKey } from './api-key.store.js';
import { toApiKeyView } from './api-key.view.js';
import type { ApiKeyView } from './api-key.view.js';

/** A merchant's credentials, newest first, revoked ones among them. */
export class ListApiKeys extends Query<Page<ApiKeyView>> {
  constructor(
    readonly merchantId: string,
    readonly page: z.infer<typeof pageQuery>,
  ) {
    super();
  }
}

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(private readonly prisma: PrismaClient) {}

  async execute({ merchantId, page }: ListApiKeys): Promise<Page<ApiKeyView>> {
    const before = readCursor(page.cursor);
    const rows = await this.prisma.apiKey.findMany({
      where: { merchantId, ...(before === undefined ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: page.limit + 1,
      omit: { secretHash: true },
    });
    return toPage(rows as ApiKey[], page.limit, (key) => key.id, toApiKeyView);
  }
}
