import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { savedViewView, toSavedViewView } from './saved-view.view.js';
import { assertOpens, viewOwner } from './view-owner.js';
import { viewedList } from './view.schema.js';
import type { ViewedList } from './view.schema.js';
import { viewsFor } from './view.store.js';

export const listViewsQuery = z.strictObject({ list: viewedList });

/** Not in pages: there are few, and a list shows all of its views at once. */
export const savedViewList = z.object({ data: z.array(savedViewView) }).meta({ id: 'SavedViewList' });
export type SavedViewList = z.infer<typeof savedViewList>;

/** The views that the caller has of a list. */
export class ListViews extends Query<SavedViewList> {
  constructor(
    readonly list: ViewedList,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(ListViews)
export class ListViewsHandler implements IQueryHandler<ListViews> {
  constructor(private readonly db: Database) {}

  /** @throws DomainError `forbidden` */
  async execute({ list, actor }: ListViews): Promise<SavedViewList> {
    assertOpens(actor, list);
    const userId = viewOwner(actor);
    const views = await viewsFor(this.db, userId, list);
    return { data: views.map((view) => toSavedViewView(view, userId)) };
  }
}
