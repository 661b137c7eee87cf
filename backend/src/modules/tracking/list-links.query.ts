import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Settings } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { CONFIG } from '../../platform/platform.module.js';
import { booleanQuery, chosenRows, idOf, pageQuery } from '../../platform/schemas.js';
import { searchText } from '../../platform/search-text.js';
import { ownAffiliateId } from '../access/public.js';
import { listLinkRows } from './link.store.js';
import { linkView, toLinkView } from './link.view.js';
import { ownerNames, withOwners } from './owner-names.query.js';

/** Filters of the list; newest first. */
export const listLinksQuery = pageQuery.extend({
  programId: idOf('program').optional(),
  affiliateId: idOf('affiliate').optional(),
  active: booleanQuery.optional(),
  stopping: booleanQuery.optional().meta({
    description: 'Links that stop, or have stopped, because their destination is on no allowed domain.',
  }),
  q: searchText.optional().meta({ description: 'Part of the code or of the destination, or an id.' }),
});

/** A link with the names of whose it is. */
export const linkRow = linkView.extend(ownerNames);
linkRow.register(z.globalRegistry, { id: 'LinkRow' });
export type LinkRow = z.infer<typeof linkRow>;

/** A file has no pages. */
export const exportLinksQuery = listLinksQuery.omit({ limit: true, cursor: true });
export const chosenLinksBody = chosenRows('link').meta({ id: 'ExportLinksRequest' });

/** Links; affiliates see their own, whatever they ask for. */
export class ListLinks extends Query<Page<LinkRow>> {
  constructor(
    readonly input: z.infer<typeof listLinksQuery> & { readonly ids?: readonly string[] | undefined },
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(ListLinks)
export class ListLinksHandler implements IQueryHandler<ListLinks> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_TRACKER_URL'>,
  ) {}

  async execute({ input, actor }: ListLinks): Promise<Page<LinkRow>> {
    const { cursor, limit, ...filter } = input;
    const own = ownAffiliateId(actor);
    const now = this.clock.now();
    const rows = await listLinkRows(this.db, {
      ...filter,
      ...(own === undefined ? {} : { affiliateId: own }),
      before: readCursor(cursor),
      take: limit + 1,
    });
    const page = toPage(
      rows,
      limit,
      ({ id }) => id,
      (link) => toLinkView(link, { trackerUrl: this.config.PUBLIC_TRACKER_URL, now }),
    );
    return withOwners(this.db, page);
  }
}
