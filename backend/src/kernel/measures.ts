/**
 * What the analytical database counts and sums, and by what the sums can be told apart. Everything that computes with them
 * follows from this file: the views that feed the aggregates, the integrity check, mending and rebuilding
 * (analytics/src/measures-sql.ts), and the SQL of reports. Keys are column names.
 */

/** The columns that make up the key of every aggregate, beside the unit of time, with their types. */
export const dimensions = {
  merchant_id: 'String',
  program_id: 'String',
  affiliate_id: 'String',
  link_id: 'String',
  livemode: 'Bool',
  currency: 'String',
} as const;
export type Dimension = keyof typeof dimensions;

/** What the facts of a table say of when and under what they count. */
export interface FactSpec {
  /** When a fact counts. */
  readonly time: string;
  /** Under which currencies it counts, as SQL over a fact called `e`: one for each part that it falls into. */
  readonly currencies: Readonly<Record<string, string>>;
  /**
   * Columns that are lists, for facts that fall into shares as well: the dimensions that each share has for itself. The columns
   * of its measures are lists of the same length.
   */
  readonly shares?: Readonly<Partial<Record<Dimension, string>>>;
}

/** The tables of facts that feed the aggregates. */
export const facts = {
  clicks: { time: 'clicked_at', currencies: { program: 'e.currency' } },
  conversion_events: {
    time: 'occurred_at',
    // Conversions count where clicks and commission do, so that rates are right; revenue in the currency of the order.
    currencies: {
      program: 'e.program_currency',
      order: "if(e.currency = '', e.program_currency, e.currency)",
    },
    shares: { affiliate_id: 'credit_affiliate_ids', link_id: 'credit_link_ids' },
  },
  commission_entries: { time: 'occurred_at', currencies: { program: 'e.currency' } },
} as const satisfies Readonly<Record<string, FactSpec>>;
export type FactTable = keyof typeof facts;

/** One number that is added up. */
export interface MeasureSpec {
  readonly from: FactTable;
  /** The key of `currencies` under which it counts. */
  readonly currency: string;
  /** Facts for which a condition holds are counted; otherwise the values of a column are added up. */
  readonly add: { readonly countIf: string } | { readonly column: string };
  readonly type: 'UInt64' | 'Int64' | 'Decimal(38, 4)';
  readonly isMoney: boolean;
  /** Whether reports show it. */
  readonly inReports: boolean;
}

const counted = { from: 'clicks', currency: 'program', type: 'UInt64', isMoney: false, inReports: true } as const;
const shared = { from: 'conversion_events', currency: 'program', type: 'Int64', isMoney: false } as const;
const earned = { from: 'commission_entries', currency: 'program', type: 'Decimal(38, 4)', isMoney: true } as const;

export const measures = {
  clicks: { ...counted, add: { countIf: 'NOT is_bot' } },
  bot_clicks: { ...counted, add: { countIf: 'is_bot' } },
  // Whole ones, each under its largest share.
  conversions: { ...shared, add: { column: 'credit_conversions' }, inReports: false },
  revenue: {
    from: 'conversion_events',
    currency: 'order',
    add: { column: 'credit_revenues' },
    type: 'Decimal(38, 4)',
    isMoney: true,
    inReports: true,
  },
  commission: { ...earned, add: { column: 'delta_earned' }, inReports: true },
  pending: { ...earned, add: { column: 'delta_pending' }, inReports: false },
  approved: { ...earned, add: { column: 'delta_approved' }, inReports: false },
  // Conversions by their shares, in millionths.
  conversion_credits: { ...shared, add: { column: 'credit_millionths' }, inReports: true },
} as const satisfies Readonly<Record<string, MeasureSpec>>;
export type Measure = keyof typeof measures;

export const measureNames = Object.keys(measures) as readonly Measure[];

/** The aggregates: the measures per key and unit of time. */
export const aggregates = {
  // Every offset of the time zone database in use is a multiple of 15 minutes, so that these add up to days of any zone.
  performance_15m: {
    unit: 'bucket',
    type: "DateTime('UTC')",
    of: (time: string) => `toStartOfInterval(${time}, INTERVAL 15 MINUTE, 'UTC')`,
  },
  performance_1d: { unit: 'day', type: 'Date', of: (time: string) => `toDate(${time}, 'UTC')` },
} as const;
export type Aggregate = keyof typeof aggregates;
