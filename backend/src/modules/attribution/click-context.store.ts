import type { Click } from '../../contracts/click-recorded.v1.js';
import type { Db } from '../../platform/db.js';
import type { Tx } from '../../platform/transaction.js';

/**
 * Keeps what is known of clicks beyond their signed ids, all in one statement. A click that is there already stays as it is.
 */
export async function keepClickContexts(db: Pick<Db, 'execute'>, clicks: readonly Click[]): Promise<void> {
  const rows = clicks.map((click) => ({
    click_id: click.clickId,
    link_id: click.linkId,
    clicked_at: click.at,
    bot: click.bot,
    country: click.country,
    device: click.device,
    sub_ids: subIdsOf(click),
    referrer_host: click.referrerHost ?? null,
  }));
  // One JSON parameter unnested by the server: a fixed statement text, whatever the number of clicks.
  await db.execute`
    insert into click_context (click_id, link_id, clicked_at, bot, country, device, sub_ids, referrer_host)
    select click_id, link_id, clicked_at, bot, country, device, sub_ids, referrer_host
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as clicks (
      click_id text, link_id text, clicked_at timestamptz, bot boolean,
      country text, device text, sub_ids jsonb, referrer_host text)
    on conflict (click_id) do nothing`;
}

function subIdsOf({ sub1, sub2, sub3, sub4, sub5 }: Click): Record<string, string> | null {
  const given = Object.entries({ sub1, sub2, sub3, sub4, sub5 }).filter(([, value]) => value !== undefined);
  return given.length === 0 ? null : Object.fromEntries(given as [string, string][]);
}

/** Forgets what no attribution window reaches any more, a bounded piece at a time. @returns how many */
export async function removeClickContextBefore({ db }: Tx, before: Date): Promise<number> {
  return db.execute`
    delete from click_context where click_id in (
      select click_id from click_context where clicked_at < ${before} order by clicked_at limit 10000)`;
}

/** What is kept of a click beyond its signed id. `subIds`: the affiliate's own marks, `sub1` to `sub5`. */
export interface ClickContext {
  readonly clickId: string;
  readonly linkId: string;
  readonly clickedAt: Date;
  readonly bot: boolean;
  readonly country: string | null;
  readonly device: string | null;
  readonly subIds: Readonly<Record<string, string>> | null;
  readonly referrerHost: string | null;
}

/** Null when the click is unknown, or older than any window. */
export async function findClickContext(db: Db, clickId: string): Promise<ClickContext | null> {
  const rows = await db.rows<ClickContext>`
    select click_id as "clickId", link_id as "linkId", clicked_at as "clickedAt", bot, country, device,
      sub_ids as "subIds", referrer_host as "referrerHost"
    from click_context where click_id = ${clickId}`;
  return rows[0] ?? null;
}
