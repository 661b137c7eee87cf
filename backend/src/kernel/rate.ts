import { currencyExponent } from './currency.js';
import { type Decimal, divideHalfEven } from './decimal.js';
import { DomainError } from './domain-error.js';

const maxMinor = 2n ** 63n - 1n;

/**
 * Converts minor units of `from` into minor units of `to`, rounded half to even once. `rate` is what one unit of `to`
 * costs in `from`, as reference rates are quoted: 1 EUR = 1.0832 USD converts USD to EUR. RangeError unless the rate
 * is above zero; `amount_out_of_range` when the result does not fit the database's bigint.
 */
export function convertAt(minor: bigint, from: string, to: string, rate: Decimal): bigint {
  if (rate.digits <= 0n) throw new RangeError('an exchange rate is above zero');
  const numerator = minor * 10n ** BigInt(currencyExponent(to) + rate.scale);
  const converted = divideHalfEven(numerator, rate.digits * 10n ** BigInt(currencyExponent(from)));
  if (converted > maxMinor || converted < -maxMinor) {
    throw new DomainError('unprocessable', 'amount_out_of_range', `The amount is too large in ${to}.`);
  }
  return converted;
}
