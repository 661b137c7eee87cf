import type { Report } from '@tributary/frontend-shared/api/generated/models/report';
import { totalsOf } from '../performance/figures';
import type { Totals } from '../performance/figures';

/** What one affiliate brought. */
export interface TopRow extends Totals {
  readonly affiliateId: string;
}

const shown = 8;

/**
 * The affiliates that earned most. Where they earned in several currencies, by the currency in which most was earned over
 * all, then by conversions: amounts of different currencies are not added up.
 */
export function topRows(rows: readonly Report[]): TopRow[] {
  const main = totalsOf(rows).money[0]?.currency;
  const earned = ({ money }: Totals) => Number(money.find(({ currency }) => currency === main)?.commission ?? 0);
  return [...Map.groupBy(rows, ({ affiliateId }) => affiliateId ?? '')]
    .filter(([affiliateId]) => affiliateId !== '')
    .map(([affiliateId, own]) => ({ affiliateId, ...totalsOf(own) }))
    .map((row) => ({
      ...row,
      money: row.money.filter(({ revenue, commission }) => Number(revenue) !== 0 || Number(commission) !== 0),
    }))
    .sort((a, b) => earned(b) - earned(a) || b.conversions - a.conversions || b.clicks - a.clicks)
    .slice(0, shown);
}
