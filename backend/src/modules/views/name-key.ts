import { keptName } from '../../platform/name-text.js';
import type { SavedView } from './view.store.js';
import { viewNameTaken } from './views.errors.js';

/** What names of views are compared by: "Große" and "GROSSE" are one. */
export function nameKey(name: string): string {
  return keptName(keptName(name).toUpperCase());
}

/** @throws DomainError `view_name_taken` when another of the person's views of the list has the name */
export function assertFree(views: readonly SavedView[], name: string, id?: string): void {
  if (views.some((view) => view.id !== id && view.nameKey === nameKey(name))) throw viewNameTaken();
}
