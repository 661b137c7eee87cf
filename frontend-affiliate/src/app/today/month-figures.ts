import type { ReportRow } from '@tributary/frontend-shared/api/generated/schema';
import { datePlusDays } from '../own-data/device-time-zone';
import { sumAmounts } from '../own-data/sum-amounts';

/** One day of one currency. */
export interface DayFigures {
  readonly day: string;
  /** Decimal text. */
  readonly earned: string;
  readonly clicks: number;
  readonly conversions: number;
}

/** What was earned in one currency: today, and day by day. Currencies are never added up. */
export interface MonthFigures {
  readonly currency: string;
  readonly today: DayFigures;
  /** Oldest first; the last one is today and not over yet. */
  readonly days: readonly DayFigures[];
  readonly total: string;
}

export const monthDays = 30;

/**
 * Thirty days ending today, gaps filled with zeros, one entry for each currency: the leading one first, with zeros when
 * nothing was earned in it, then the ones that earned most.
 */
export function monthFigures(
  rows: readonly ReportRow[],
  today: string,
  leading: string,
): readonly [MonthFigures, ...MonthFigures[]] {
  const days = Array.from({ length: monthDays }, (_, index) => datePlusDays(today, index - monthDays + 1));
  const byCurrency = Map.groupBy(rows, ({ currency }) => currency);
  const others = [...byCurrency]
    .filter(([currency]) => currency !== leading)
    .map(([currency, own]) => figuresOf(currency, own, days))
    .sort((a, b) => Number(b.total) - Number(a.total) || a.currency.localeCompare(b.currency));
  return [figuresOf(leading, byCurrency.get(leading) ?? [], days), ...others];
}

function figuresOf(currency: string, rows: readonly ReportRow[], dates: readonly string[]): MonthFigures {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const days = dates.map((day) => dayOf(day, byDay.get(day)));
  const today = days.at(-1) ?? dayOf('', undefined);
  return { currency, days, today, total: sumAmounts(days.map(({ earned }) => earned)) };
}

function dayOf(day: string, row: ReportRow | undefined): DayFigures {
  return { day, earned: row?.commission.amount ?? '0', clicks: row?.clicks ?? 0, conversions: row?.conversions ?? 0 };
}
