import { z } from 'zod';
import { namedView, timestampView } from '../../platform/schemas.js';
import { viewedList } from './view.schema.js';
import type { SavedView } from './view.store.js';

export const savedViewView = z
  .object({
    id: z.string(),
    list: viewedList,
    name: z.string(),
    query: z.string().meta({ description: "The query string of the list's page, without `?`." }),
    shared: z.boolean(),
    isDefault: z
      .boolean()
      .meta({ description: "Whether the caller's list opens with it; never true for a colleague's." }),
    own: z.boolean().meta({ description: "The caller's own; only those can be changed." }),
    owner: namedView,
    createdAt: timestampView,
    updatedAt: timestampView,
  })
  .meta({ id: 'SavedView' });
export type SavedViewView = z.infer<typeof savedViewView>;

/** @param userId who looks */
export function toSavedViewView(view: SavedView, userId: string): SavedViewView {
  const { id, list, name, query, shared, isDefault, ownerId, ownerName, createdAt, updatedAt } = view;
  const own = ownerId === userId;
  return {
    ...{ id, list, name, query, shared, own },
    isDefault: own && isDefault,
    owner: { id: ownerId, name: ownerName },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** What the audit trail says of a view. */
export function auditedView({ list, name, query, shared, isDefault }: SavedView): object {
  return { list, name, query, shared, isDefault };
}
