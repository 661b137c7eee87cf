import { clickhouseRows, listed, type Evidence } from '../evidence.ts';
import type { Told } from '../told.ts';

/** Every click that was answered with a 302 is stored exactly once, and no other click more than once; its context is kept. */
export async function proveClicks(evidence: Evidence, told: Told, since: Date): Promise<string[]> {
  const rows = await clickhouseRows<{ click_id: string; n: number }>(
    evidence,
    `SELECT click_id, toUInt32(count()) AS n FROM clicks
     WHERE clicked_at >= fromUnixTimestamp64Milli({since: Int64}) GROUP BY click_id`,
    { since: since.getTime() },
  );
  const stored = new Set(rows.map((row) => row.click_id));
  return [
    ...listed(
      'clicks answered with 302 and not stored',
      [...told.clicks].filter((id) => !stored.has(id)),
    ),
    ...listed(
      'clicks stored more than once',
      rows.filter(({ n }) => n > 1).map((row) => `${row.click_id} ${row.n} times`),
    ),
    ...listed('clicks without a context', await withoutContext(evidence, [...told.clicks])),
  ];
}

/** Those of the clicks whose context PostgreSQL does not have. */
export async function withoutContext(
  { postgres }: Pick<Evidence, 'postgres'>,
  clickIds: readonly string[],
): Promise<string[]> {
  const { rows } = await postgres.query<{ id: string }>(
    `select id from unnest($1::text[]) id
     where not exists (select from click_context where click_key = click_key(id))`,
    [clickIds],
  );
  return rows.map(({ id }) => id);
}
