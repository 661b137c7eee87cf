import type { Db } from '../../platform/db.js';
import { likeLiteral } from '../../platform/search-text.js';

/** More things of one name are not told apart by it. */
const mostIds = 200;

/** Ids of the kinds that people have a name for. */
const namedId = /\b(?:mer|prg|aff|lnk|cpn|cnv|usr|key)_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;

/** Every id in some JSON that a name can be found for. */
export function idsIn(...values: readonly unknown[]): string[] {
  return [...new Set(values.flatMap((value) => JSON.stringify(value ?? null).match(namedId) ?? []))];
}

/** What people call the things with these ids: a name, an e-mail address, a code, an order number. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.rows<{ id: string; name: string }>`
    with asked as (select unnest(${[...ids]}::text[]) collate "C" as id)
    select id, name from merchants join asked using (id)
    union all select id, name from programs join asked using (id)
    union all select id, name from affiliates join asked using (id)
    union all select id, code from links join asked using (id)
    union all select id, code from coupons join asked using (id)
    union all select id, order_id from conversions join asked using (id)
    union all select id, email from users join asked using (id)
    union all select id, coalesce(nullif(name, ''), prefix) from api_keys join asked using (id)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The things that somebody may mean by an e-mail address, a name, a code, an order number or the beginning of a key. */
export async function idsCalled(db: Db, text: string): Promise<string[]> {
  const part = `%${likeLiteral(text)}%`;
  const rows = await db.rows<{ id: string }>`
    select id from (
      select id from merchants where name ilike ${part}
      union all select id from programs where name ilike ${part}
      union all select id from affiliates where name ilike ${part} or email ilike ${part}
      union all select id from links where lower(code) = lower(${text})
      union all select id from coupons where upper(code) = upper(${text})
      union all select id from conversions
        where lower(order_id collate "pg_c_utf8") = lower(${text}::text collate "pg_c_utf8")
      union all select id from users where email ilike ${part} or name ilike ${part}
      union all select id from api_keys where prefix = ${text} or name ilike ${part}) as meant
    limit ${mostIds}`;
  return rows.map(({ id }) => id);
}
