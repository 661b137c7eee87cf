import type { ReportRow } from '@tributary/frontend-shared/api/generated/schema';
import { datePlusDays } from '../own-data/device-time-zone';
import { sumAmounts } from '../own-data/sum-amounts';

/** What a link did in the last seven days, today included. */
export interface LinkWeek {
  readonly clicks: number;
  readonly conversions: number;
  /** One for each currency with anything in it. */
  readonly earned: readonly { readonly amount: string; readonly currency: string }[];
  /** Clicks by day, oldest first. */
  readonly clicksByDay: readonly number[];
}

export const weekDays = 7;

/** The seven days of each link, by link id. Links that nobody clicked have no entry. */
export function linkWeeks(rows: readonly ReportRow[], today: string): Map<string, LinkWeek> {
  const days = Array.from({ length: weekDays }, (_, index) => datePlusDays(today, index - weekDays + 1));
  const byLink = Map.groupBy(rows, ({ linkId }) => linkId ?? '');
  return new Map([...byLink].map(([linkId, own]) => [linkId, weekOf(own, days)]));
}

function weekOf(rows: readonly ReportRow[], days: readonly string[]): LinkWeek {
  const total = (some: readonly ReportRow[], figure: 'clicks' | 'conversions') =>
    some.reduce((sum, row) => sum + row[figure], 0);
  const byCurrency = Map.groupBy(rows, ({ currency }) => currency);
  const earned = [...byCurrency].map(([currency, own]) => ({
    amount: sumAmounts(own.map(({ commission }) => commission.amount)),
    currency,
  }));
  return {
    clicks: total(rows, 'clicks'),
    conversions: total(rows, 'conversions'),
    earned: earned.filter(({ amount }) => /[1-9]/.test(amount)),
    clicksByDay: days.map((day) =>
      total(
        rows.filter((row) => row.day === day),
        'clicks',
      ),
    ),
  };
}
