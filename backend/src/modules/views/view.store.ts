import type { Db } from '../../platform/db.js';
import { sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import type { ViewedList } from './view.schema.js';

/** A way to see a list that somebody saved. */
export interface SavedView {
  readonly id: string;
  readonly ownerId: string;
  /** The owner's name, or address where there is none. */
  readonly ownerName: string;
  readonly list: ViewedList;
  readonly name: string;
  /** What names are compared by. */
  readonly nameKey: string;
  readonly query: string;
  readonly shared: boolean;
  readonly isDefault: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const views = sql`
  select v.id, v.owner_id as "ownerId", coalesce(u.name, u.email) as "ownerName", v.list, v.name, v.name_key as "nameKey", v.query,
    v.shared, v.is_default as "isDefault", v.created_at as "createdAt", v.updated_at as "updatedAt"
  from saved_views v join users u on u.id = v.owner_id`;

/** Somebody's own views of a list and those that colleagues share; own ones first, by name. */
export function viewsFor(db: Db, userId: string, list: ViewedList): Promise<SavedView[]> {
  return db.rows<SavedView>`
    ${views} where v.list = ${list} and (v.owner_id = ${userId} or v.shared)
    order by v.owner_id = ${userId} desc, v.name_key, v.id`;
}

/** From here to the end of the transaction nobody else changes this person's views. */
export async function lockViewsOf(tx: Tx, ownerId: string): Promise<void> {
  await tx.db.rows`select 1 from users where id = ${ownerId} for no key update`;
}

/** Of the person's own views. */
export async function findOwnView(tx: Tx, ownerId: string, id: string): Promise<SavedView | undefined> {
  const [view] = await tx.db.rows<SavedView>`${views} where v.id = ${id} and v.owner_id = ${ownerId}`;
  return view;
}

export function ownViews(tx: Tx, ownerId: string, list: ViewedList): Promise<SavedView[]> {
  return tx.db.rows<SavedView>`${views} where v.owner_id = ${ownerId} and v.list = ${list} order by v.id`;
}

/** Inserts the view, or changes what may change of it. Another view that was the list's default no longer is. */
export async function saveView(tx: Tx, view: Omit<SavedView, 'ownerName' | 'createdAt' | 'updatedAt'>): Promise<void> {
  const { id, ownerId, list, name, nameKey, query, shared, isDefault } = view;
  if (isDefault)
    await tx.db.execute`
      update saved_views set is_default = false, updated_at = ${tx.now}
      where owner_id = ${ownerId} and list = ${list} and is_default and id <> ${id}`;
  await tx.db.execute`
    insert into saved_views (id, owner_id, list, name, name_key, query, shared, is_default, created_at, updated_at)
    values (${id}, ${ownerId}, ${list}, ${name}, ${nameKey}, ${query}, ${shared}, ${isDefault}, ${tx.now}, ${tx.now})
    on conflict (id) do update set name = excluded.name, name_key = excluded.name_key, query = excluded.query,
      shared = excluded.shared, is_default = excluded.is_default, updated_at = excluded.updated_at`;
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.db.execute`delete from saved_views where id = ${id}`;
}
