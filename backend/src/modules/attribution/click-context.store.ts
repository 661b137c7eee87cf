import type { Click } from '../../contracts/click-recorded.v1.js';
import type { Db } from '../../platform/db.js';
import type { Tx } from '../../platform/transaction.js';
import { hasContext } from './rules/context-retention.js';
import type { ContextDays, ContextKind } from './rules/context-retention.js';

/**
 * Keeps what is known of clicks beyond their signed ids, all in one statement. A click that is there already stays as it is.
 */
export async function keepClickContexts(db: Pick<Db, 'execute'>, clicks: readonly Click[]): Promise<void> {
  const rows = clicks.filter(hasContext).map((click) => ({
    click_id: click.clickId,
    link_id: click.linkId,
    clicked_at: click.at,
    bot: click.bot,
    country: click.country,
    device: click.device,
    sub_ids: subIdsOf(click),
    referrer_host: click.referrerHost ?? null,
  }));
  if (rows.length === 0) return;
  // One JSON parameter taken apart by the server: a fixed statement text, whatever the number of clicks.
  await db.execute`
    insert into click_context (click_key, clicked_at, bot, link_id, country, device, sub_ids, referrer_host)
    select click_key(click_id), clicked_at, bot, link_id, country, device, sub_ids, referrer_host
    from json_to_recordset(${JSON.stringify(rows)}::json) as clicks (
      click_id text, link_id text, clicked_at timestamptz, bot boolean,
      country text, device text, sub_ids jsonb, referrer_host text)
    on conflict (click_key, bot) do nothing`;
}

function subIdsOf({ sub1, sub2, sub3, sub4, sub5 }: Click): Record<string, string> | null {
  const given = Object.entries({ sub1, sub2, sub3, sub4, sub5 }).filter(([, value]) => value !== undefined);
  return given.length === 0 ? null : Object.fromEntries(given as [string, string][]);
}

/** Makes the days of a kind that are missing, so that each can be dropped as a whole. */
export async function makeContextDays({ db }: Tx, kind: ContextKind, days: ContextDays): Promise<void> {
  await db.execute`select make_click_context_days(${kind}, ${days.madeFrom}::date, ${days.madeTo}::date)`;
}

/** Drops days of a kind that lie before a day, the earliest first. @returns how many */
export async function dropContextDays(
  { db }: Tx,
  kind: ContextKind,
  { before, atMost }: { readonly before: string; readonly atMost: number },
): Promise<number> {
  const [result] = await db.rows<{ dropped: number }>`
    select drop_click_context_days(${kind}, ${before}::date, ${atMost}) as dropped`;
  return result?.dropped ?? 0;
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
  const rows = await db.rows<Omit<ClickContext, 'clickId'>>`
    select link_id as "linkId", clicked_at as "clickedAt", bot, country, device,
      sub_ids as "subIds", referrer_host as "referrerHost"
    from click_context where click_key = click_key(${clickId})`;
  return rows[0] === undefined ? null : { clickId, ...rows[0] };
}
