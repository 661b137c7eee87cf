import type { ConversionRow, ConversionSummary } from '@tributary/frontend-shared/api/generated/schema';
import type { ColumnSums } from '@tributary/frontend-shared/data-table/column';
import { formatMoney, isZero } from '@tributary/frontend-shared/money/format-money';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { amountSum } from '../money/money-arithmetic';
import { conversionStrings } from './conversions.strings';

const texts = conversionStrings;

/** How many conversions a filter finds, in words. */
export function summaryTotal(summary: ConversionSummary | undefined): string | undefined {
  if (summary === undefined) return undefined;
  const count = formatCount(summary.count);
  return texts.conversionsIn(summary.exact ? count : texts.moreThan(count));
}

/** What they come to, under the columns of money: a line for each currency, in the same order in each column. */
export function sumsOf(summary: ConversionSummary | undefined): ColumnSums | undefined {
  if (!summary?.sums || summary.count === 0) return undefined;
  const { sums, count } = summary;
  return {
    orderId: [texts.sum(formatCount(count))],
    amount: sums.map(({ amount }) => formatMoney(amount)),
    commission: sums.map(({ commission }) => formatMoney(commission)),
    refund: sums.map(({ refundedAmount }) => (isZero(refundedAmount) ? '–' : formatMoney(refundedAmount))),
  };
}

/** What some conversions come to, one for each currency, the one of most of them first; nothing where amounts are not seen. */
export function amountsOf(rows: readonly Pick<ConversionRow, 'amount'>[]): readonly string[] {
  const amounts = new Map<string, string[]>();
  for (const { amount } of rows) {
    if (amount) amounts.set(amount.currency, [...(amounts.get(amount.currency) ?? []), amount.amount]);
  }
  return [...amounts]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([currency, all]) => formatMoney({ currency, amount: amountSum(all) }));
}
