import type { ProjectedTable } from './projectors/tables.js';

/** What the rows of a table of facts add to the sums. */
export interface FactSums {
  /** Columns of the sums that only this table feeds. */
  readonly columns: readonly string[];
  /** Its facts as rows of the sums' key, `at` and those columns. */
  readonly select: string;
  /** The column by which a fact is told from every other. */
  readonly identity: string;
  /** When the fact counts. */
  readonly time: string;
  /** The table of latest states that it feeds. */
  readonly state: string | undefined;
}

/** The key of every sum. */
export const sumKey = 'merchant_id, program_id, affiliate_id, link_id, livemode, currency';

/** The views of `migrations/*_feed_*.sql` said once more, as questions. */
export const factSums: Readonly<Record<ProjectedTable, FactSums>> = {
  clicks: {
    columns: ['clicks', 'bot_clicks'],
    select: `SELECT ${sumKey}, clicked_at AS at, toInt64(NOT is_bot) AS clicks, toInt64(is_bot) AS bot_clicks FROM clicks`,
    identity: 'click_id',
    time: 'clicked_at',
    state: undefined,
  },
  conversion_events: {
    columns: ['conversions', 'revenue'],
    select: `
      SELECT merchant_id, program_id, affiliate_id, link_id, livemode, part.1 AS currency, occurred_at AS at,
        part.2 AS conversions, part.3 AS revenue
      FROM conversion_events AS e
      ARRAY JOIN [
        (e.program_currency, e.delta_conversions, toDecimal128(0, 4)),
        (if(e.currency = '', e.program_currency, e.currency), toInt64(0), e.delta_revenue)
      ] AS part`,
    identity: 'event_id',
    time: 'occurred_at',
    state: 'conversions',
  },
  commission_entries: {
    columns: ['commission', 'pending', 'approved'],
    select: `
      SELECT ${sumKey}, occurred_at AS at, delta_earned AS commission, delta_pending AS pending, delta_approved AS approved
      FROM commission_entries`,
    identity: 'event_id',
    time: 'occurred_at',
    state: 'commissions',
  },
};
