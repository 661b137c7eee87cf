import type { Money } from '../api/generated/schema';
import { numberFormat } from '../numbers/kept-formats';
import { pageLocale } from '../numbers/locale';

/**
 * An amount as people write it. The decimal text goes to the formatter as it is: no binary fraction on the way, so
 * €12,345,678,901,234.56 keeps its cents. All digits of the amount are shown, at least as many as the currency has.
 */
export function formatMoney({ amount, currency }: Money, options: { readonly sign?: boolean } = {}): string {
  const digits = /\.(\d+)$/.exec(amount)?.[1]?.length ?? 0;
  const usual = numberFormat('en', { style: 'currency', currency }).resolvedOptions().minimumFractionDigits ?? 2;
  const format = numberFormat(pageLocale(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: usual,
    maximumFractionDigits: Math.max(usual, digits),
    signDisplay: options.sign === true ? 'exceptZero' : 'auto',
  });
  return format.format(amount as Intl.StringNumericLiteral);
}

/** Whether nothing is left of an amount, in any writing. */
export function isZero({ amount }: Money): boolean {
  return /^-?0*\.?0*$/.test(amount);
}

/** Where an amount stands: for colours and words, not for arithmetic. */
export function signOf(money: Money): 'negative' | 'zero' | 'positive' {
  if (isZero(money)) return 'zero';
  return money.amount.startsWith('-') ? 'negative' : 'positive';
}
