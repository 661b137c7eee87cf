import { currencyExponent, isCurrency } from '../../../kernel/currency.js';
import { divideHalfEven, formatDecimal, parseDecimal } from '../../../kernel/decimal.js';

const creditDecimals = 6;
const rateDecimals = 6;
const epcDecimals = 4;

/** An amount with at least its currency's decimals: "12" EUR is "12.00"; more decimals are kept, never rounded. */
export function amountText(decimal: string, currency: string): string {
  const { digits, scale } = parseDecimal(decimal);
  const wanted = isCurrency(currency) ? currencyExponent(currency) : 2;
  if (scale <= wanted) return formatDecimal({ digits: digits * 10n ** BigInt(wanted - scale), scale: wanted });
  const surplus = 10n ** BigInt(scale - wanted);
  if (digits % surplus === 0n) return formatDecimal({ digits: digits / surplus, scale: wanted });
  return formatDecimal({ digits, scale });
}

/** Conversions as a number: credits are millionths of one, and those of a whole conversion add up to it. */
export function conversionCount(credits: bigint): number {
  return Number(formatDecimal({ digits: credits, scale: creditDecimals }));
}

/** Conversions, given in credits, per click of a person, six decimals, rounded half to even; null without clicks. */
export function conversionRate(credits: bigint, clicks: bigint): string | null {
  if (clicks === 0n) return null;
  const digits = divideHalfEven(credits * 10n ** BigInt(rateDecimals), clicks * 10n ** BigInt(creditDecimals));
  return formatDecimal({ digits, scale: rateDecimals });
}

/** Commission per click of a person, four decimals, rounded half to even; null without clicks. */
export function earningsPerClick(commission: string, clicks: bigint): string | null {
  if (clicks === 0n) return null;
  const { digits, scale } = parseDecimal(commission);
  const numerator = digits * 10n ** BigInt(epcDecimals);
  return formatDecimal({ digits: divideHalfEven(numerator, clicks * 10n ** BigInt(scale)), scale: epcDecimals });
}
