import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';

/**
 * A condition for the queries of those who look up what an affiliate has: whether it may earn in the program now.
 * @param owned the alias of a table with `program_id` and `affiliate_id`
 */
export function mayEarn(owned: Sql): Sql {
  return sql`exists (select 1 from program_affiliates m where m.program_id = ${owned}.program_id
    and m.affiliate_id = ${owned}.affiliate_id and m.status = 'approved')`;
}
