import type { OwnProgram } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { linksStrings as texts } from './links.strings';

/** What a program pays, and in which currency: what people tell programs apart by. */
export function programRate({ terms, currency }: Pick<OwnProgram, 'terms' | 'currency'>): string {
  const { commission } = terms;
  return commission.kind === 'percent'
    ? texts.percentIn(commission.percent, currency)
    : texts.flatIn(formatMoney({ amount: commission.amount, currency }), currency);
}
