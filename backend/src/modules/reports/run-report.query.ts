import type { ClickHouseClient } from '@clickhouse/client';
import type { Report, ReportRequest, ReportRow } from './report.schema.js';
import { amountText, conversionCount, conversionRate, earningsPerClick } from './rules/report-figures.js';
import { reportRange } from './rules/report-range.js';
import { reportSql } from './rules/report-sql.js';
import type { ReportDimension } from './rules/report-sql.js';

/** What the caller may see at most; what is left out does not restrict. */
export interface ReportScope {
  readonly affiliateId?: string | undefined;
  readonly merchantId?: string | undefined;
  readonly programIds?: readonly string[] | undefined;
  readonly livemode?: boolean | undefined;
}

interface StoredRow {
  readonly report_day?: string;
  readonly program_id?: string;
  readonly affiliate_id?: string;
  readonly link_id?: string;
  readonly currency: string;
  readonly total_clicks: string;
  readonly total_bot_clicks: string;
  readonly total_conversion_credits: string;
  readonly total_revenue: string;
  readonly total_commission: string;
}

// Numbers as text, so that no digit is lost in a float; and a report may neither write nor run away.
const settings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  max_execution_time: 20,
  readonly: '1',
} as const;

/** Clicks, conversions and money of a span of time, by `occurredAt`. Throws `report_range_invalid`. */
export class RunReport {
  constructor(private readonly clickhouse: ClickHouseClient) {}

  async execute(request: ReportRequest, scope: ReportScope): Promise<Report> {
    const { timeZone, groupBy, orderBy, limit } = request;
    const range = reportRange(request.from, request.to, timeZone);
    // Live and test data never mix; who does not say means live.
    const asked = { ...request.filters, livemode: request.filters.livemode ?? scope.livemode ?? true };
    const sql = reportSql({ range, timeZone, groupBy, filters: [asked, scope], orderBy, limit: limit + 1 });
    const result = await this.clickhouse.query({
      query: sql.query,
      query_params: sql.params,
      format: 'JSONEachRow',
      clickhouse_settings: settings,
    });
    const rows = await result.json<StoredRow>();
    return {
      data: rows.slice(0, limit).map((row) => toReportRow(row, groupBy)),
      timeZone,
      from: range.from.toISOString(),
      to: range.to.toISOString(),
      truncated: rows.length > limit,
    };
  }
}

function toReportRow(row: StoredRow, groupBy: readonly ReportDimension[]): ReportRow {
  const { currency } = row;
  const clicks = BigInt(row.total_clicks);
  const credits = BigInt(row.total_conversion_credits);
  const grouped = new Set(groupBy);
  return {
    ...(grouped.has('day') && row.report_day !== undefined ? { day: row.report_day } : {}),
    ...(grouped.has('program') && row.program_id !== undefined ? { programId: row.program_id } : {}),
    ...(grouped.has('affiliate') ? { affiliateId: row.affiliate_id || null } : {}),
    ...(grouped.has('link') ? { linkId: row.link_id || null } : {}),
    currency,
    clicks: Number(clicks),
    botClicks: Number(row.total_bot_clicks),
    conversions: conversionCount(credits),
    revenue: { amount: amountText(row.total_revenue, currency), currency },
    commission: { amount: amountText(row.total_commission, currency), currency },
    cr: conversionRate(credits, clicks),
    epc: earningsPerClick(row.total_commission, clicks),
  };
}
