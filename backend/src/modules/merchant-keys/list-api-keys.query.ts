import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { livemodeQuery, pageQuery } from '../../platform/schemas.js';
import type { ApiKey } from './api-key.store.js';
import { toApiKeyView } from './api-key.view.js';
import type { ApiKeyView } from './api-key.view.js';

/** Filters of the list; newest first. */
export const listApiKeysQuery = pageQuery.extend({ livemode: livemodeQuery });

/** A merchant's credentials of one mode, newest first, revoked ones among them. */
export class ListApiKeys extends Query<Page<ApiKeyView>> {
  constructor(
    readonly merchantId: string,
    readonly page: z.infer<typeof listApiKeysQuery>,
  ) {
    super();
  }
}

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(private readonly db: Database) {}

  async execute({ merchantId, page }: ListApiKeys): Promise<Page<ApiKeyView>> {
    const before = readCursor(page.cursor);
    const rows = await this.db.typed.apiKey.findMany({
      where: { merchantId, livemode: page.livemode, ...(before === undefined ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: page.limit + 1,
      omit: { secretHash: true },
    });
    return toPage(rows as ApiKey[], page.limit, (key) => key.id, toApiKeyView);
  }
}
