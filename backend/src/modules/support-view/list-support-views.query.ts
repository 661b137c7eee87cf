import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { timestampView } from '../../platform/schemas.js';
import type { pageQuery } from '../../platform/schemas.js';

/** When the operator looked at an account, and why. Who it was stands in the operator's audit trail. */
export const supportViewView = z.object({
  id: z.string(),
  reason: z.string(),
  startedAt: timestampView,
  endedAt: timestampView.meta({ description: 'When it ended, or will end.' }),
});
supportViewView.register(z.globalRegistry, { id: 'SupportView' });
export type SupportViewView = z.infer<typeof supportViewView>;

/** The support views of an affiliate's account, newest first. */
export class ListSupportViews extends Query<Page<SupportViewView>> {
  constructor(
    readonly affiliateId: string,
    readonly page: z.infer<typeof pageQuery>,
  ) {
    super();
  }
}

@QueryHandler(ListSupportViews)
export class ListSupportViewsHandler implements IQueryHandler<ListSupportViews> {
  constructor(private readonly db: Database) {}

  async execute({ affiliateId, page }: ListSupportViews): Promise<Page<SupportViewView>> {
    const before = readCursor(page.cursor);
    const rows = await this.db.typed.supportView.findMany({
      where: { affiliateId, ...(before === undefined ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: page.limit + 1,
    });
    return toPage(
      rows,
      page.limit,
      ({ id }) => id,
      ({ id, reason, startedAt, endedAt, expiresAt }) => ({
        id,
        reason,
        startedAt: startedAt.toISOString(),
        endedAt: (endedAt ?? expiresAt).toISOString(),
      }),
    );
  }
}
