import type { Db } from '../../platform/db.js';
import { namedView } from '../../platform/schemas.js';
import type { Page } from '../../platform/page.js';

/** Whose a link or a coupon is, by name: what its rows in lists carry besides the ids. */
export const ownerNames = { affiliate: namedView, program: namedView };

interface Owned {
  readonly affiliateId: string;
  readonly programId: string;
}
interface Named {
  readonly id: string;
  readonly name: string;
}

/** A page with the names of whose its rows are. */
export async function withOwners<T extends Owned>(
  db: Db,
  page: Page<T>,
): Promise<Page<T & { affiliate: Named; program: Named }>> {
  const rows = await db.rows<Named>`
    select id, name from affiliates where id = any(${page.data.map(({ affiliateId }) => affiliateId)}::text[])
    union all
    select id, name from programs where id = any(${page.data.map(({ programId }) => programId)}::text[])`;
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const named = (id: string): Named => ({ id, name: names.get(id) ?? '' });
  return {
    ...page,
    data: page.data.map((row) => ({ ...row, affiliate: named(row.affiliateId), program: named(row.programId) })),
  };
}
