import { aggregates, dimensions, measureNames, measures } from '../../../kernel/measures.js';
import type { Aggregate, Dimension, Measure } from '../../../kernel/measures.js';
import { isWholeUtcDays } from './report-range.js';
import type { ReportRange } from './report-range.js';

/** By what the numbers of a report may be told apart; by currency they always are. */
export const reportDimensions = ['day', 'link', 'affiliate', 'program', 'currency'] as const;
export type ReportDimension = (typeof reportDimensions)[number];

/** What rows may be put in order by, the largest first. */
export const reportMeasures = ['clicks', 'conversions', 'revenue', 'commission'] as const;
export type ReportMeasure = (typeof reportMeasures)[number];

/** What the rows of a report must belong to; what is left out restricts nothing. */
export interface ReportFilter {
  readonly programId?: string | undefined;
  readonly affiliateId?: string | undefined;
  readonly linkId?: string | undefined;
  readonly currency?: string | undefined;
  readonly merchantId?: string | undefined;
  /** Any of them. */
  readonly programIds?: readonly string[] | undefined;
  readonly livemode?: boolean | undefined;
}

export interface ReportSpec {
  readonly range: ReportRange;
  readonly timeZone: string;
  readonly groupBy: readonly ReportDimension[];
  /** All of them hold at once. */
  readonly filters: readonly ReportFilter[];
  /** Without it, rows come in the order of their keys. */
  readonly orderBy?: ReportMeasure | undefined;
  /** Rows at most. */
  readonly limit: number;
}

/** A statement with its parameters apart, so that no value is ever part of the text. */
export interface ReportSql {
  readonly query: string;
  readonly params: Readonly<Record<string, Parameter>>;
}

type Parameter = string | boolean | number | readonly string[];

const columnOf = {
  link: 'link_id',
  affiliate: 'affiliate_id',
  program: 'program_id',
  currency: 'currency',
} as const satisfies Readonly<Record<string, Dimension>>;
const filterColumns = {
  programId: 'program_id',
  affiliateId: 'affiliate_id',
  linkId: 'link_id',
  currency: 'currency',
  merchantId: 'merchant_id',
  programIds: 'program_id',
  livemode: 'livemode',
} as const satisfies Readonly<Record<keyof ReportFilter, Dimension>>;
/** What each is in the aggregates. */
export const measureOf = {
  clicks: 'clicks',
  conversions: 'conversion_credits',
  revenue: 'revenue',
  commission: 'commission',
} as const satisfies Readonly<Record<ReportMeasure, Measure>>;
/** The measures that every report shows. */
const shown = measureNames.filter((name) => measures[name].inReports);

/**
 * The statement of a report. Whole UTC days are read from the daily sums, everything else from the quarter hours, which
 * add up to the days of any time zone. Rows of several currencies are never added up.
 */
export function reportSql(spec: ReportSpec): ReportSql {
  const daily = spec.timeZone === 'UTC' && isWholeUtcDays(spec.range);
  const keys = [...new Set<ReportDimension>([...spec.groupBy, 'currency'])];
  const aggregate = daily ? 'performance_1d' : 'performance_15m';
  const columns = keys.map((key) => (key === 'day' ? dayColumn(daily) : columnOf[key]));
  const names = keys.map((key) => (key === 'day' ? 'report_day' : columnOf[key]));
  const order = [...(spec.orderBy ? [`total_${measureOf[spec.orderBy]} DESC`] : []), ...names];
  const conditions = [rangeCondition(aggregate)];
  const params: Record<string, Parameter> = { ...rangeParams(spec.range, daily), limit: spec.limit };
  if (!daily && keys.includes('day')) params['timeZone'] = spec.timeZone;
  spec.filters.forEach((filter, index) => {
    for (const [name, column] of Object.entries(filterColumns)) {
      const value = filter[name as keyof ReportFilter];
      if (value === undefined) continue;
      const type = dimensions[column];
      const [operator, of] = Array.isArray(value) ? ['IN', `Array(${type})`] : ['=', type];
      conditions.push(`${column} ${operator} {${name}${index}:${of}}`);
      params[`${name}${index}`] = value;
    }
  });
  const query = [
    `SELECT ${[...columns, ...shown.map((name) => `sum(${name}) AS total_${name}`)].join(', ')}`,
    `FROM ${aggregate}`,
    `WHERE ${conditions.join(' AND ')}`,
    `GROUP BY ${names.join(', ')}`,
    // Rows that add up to nothing may or may not have been merged away yet.
    `HAVING ${shown.map((name) => `total_${name} != 0`).join(' OR ')}`,
    `ORDER BY ${order.join(', ')}`,
    'LIMIT {limit:UInt32}',
  ].join('\n');
  return { query, params };
}

function dayColumn(daily: boolean): string {
  return `${daily ? 'day' : 'toDate(bucket, {timeZone:String})'} AS report_day`;
}

function rangeCondition(aggregate: Aggregate): string {
  const { unit, type } = aggregates[aggregate];
  return `${unit} >= {from:${type}} AND ${unit} < {to:${type}}`;
}

function rangeParams({ from, to }: ReportRange, daily: boolean): { from: string; to: string } {
  const text = (instant: Date): string =>
    daily ? instant.toISOString().slice(0, 10) : instant.toISOString().slice(0, 19).replace('T', ' ');
  return { from: text(from), to: text(to) };
}
