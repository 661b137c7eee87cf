import type { ReportRow } from '@tributary/frontend-shared/api/generated/schema';
import { amountSum } from '../money/money-arithmetic';

/** What can be counted: the first two are counts, the others money of one currency. */
export type Metric = 'clicks' | 'conversions' | 'revenue' | 'commission';

/** Sums of a period. Money is per currency and never added up across them. */
export interface Totals {
  readonly clicks: number;
  readonly conversions: number;
  readonly money: readonly { readonly currency: string; readonly revenue: string; readonly commission: string }[];
}

/** Adds up a report's rows; currencies with the most conversions come first. */
export function totalsOf(rows: readonly ReportRow[]): Totals {
  const count = (of: readonly ReportRow[], key: 'clicks' | 'conversions') => of.reduce((sum, row) => sum + row[key], 0);
  const money = [...Map.groupBy(rows, ({ currency }) => currency)]
    .map(([currency, own]) => ({
      currency,
      conversions: count(own, 'conversions'),
      revenue: amountSum(own.map(({ revenue }) => revenue.amount)),
      commission: amountSum(own.map(({ commission }) => commission.amount)),
    }))
    .sort((a, b) => b.conversions - a.conversions || a.currency.localeCompare(b.currency));
  return {
    clicks: count(rows, 'clicks'),
    conversions: count(rows, 'conversions'),
    money: money.map(({ currency, revenue, commission }) => ({ currency, revenue, commission })),
  };
}

/**
 * A metric for each of the days, zero where there is no row; money of the one currency. For drawing only: figures that
 * people read are summed exactly, by `totalsOf`.
 */
export function dailyValues(
  rows: readonly ReportRow[],
  days: readonly string[],
  metric: Metric,
  currency: string | undefined,
): number[] {
  const counted = metric === 'clicks' || metric === 'conversions';
  const byDay = Map.groupBy(
    rows.filter((row) => counted || row.currency === currency),
    ({ day }) => day,
  );
  const value = (row: ReportRow) => (counted ? row[metric] : Number(row[metric].amount));
  return days.map((day) => (byDay.get(day) ?? []).reduce((sum, row) => sum + value(row), 0));
}
