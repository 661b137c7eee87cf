import { currencyExponent } from './currency.js';
import { formatDecimal } from './decimal.js';
import { DomainError } from './domain-error.js';

/** An amount in minor units (cents; for JPY whole yen) of one currency. Negative means taken back or owed. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Money as the API shows it: `{ "amount": "12.34", "currency": "EUR" }`. */
export interface MoneyView {
  readonly amount: string;
  readonly currency: string;
}

const plainAmount = /^(\d+)(?:\.(\d+))?$/;
// 15 integer digits and 3 decimals stay below 2^63, the range of the database's bigint.
const maxIntegerDigits = 15;

/**
 * Reads a non-negative plain decimal ("12.34") into minor units. Throws `amount_invalid` (anything else, or more than
 * 15 integer digits), `amount_too_precise` (more decimals than the currency has, zeros at the end aside),
 * `currency_unknown`.
 */
export function parseAmount(text: string, currency: string): bigint {
  const exponent = currencyExponent(currency);
  const [, whole = '', decimals = ''] = plainAmount.exec(text) ?? [];
  if (whole === '' || whole.length > maxIntegerDigits) {
    throw refused(
      'amount_invalid',
      'Send a plain decimal such as "12.34": not negative, at most 15 digits before the point.',
    );
  }
  // Shops write their database's decimals ("175.0000", JPY "1050.00"): zeros at the end are no precision.
  const fraction = decimals.replace(/0+$/, '');
  if (fraction.length > exponent) {
    throw refused('amount_too_precise', `${currency} has ${exponent} decimals; send no more than that.`);
  }
  return BigInt(whole + fraction.padEnd(exponent, '0'));
}

/** Writes minor units with the currency's decimals: "12.34", "-0.50", JPY "1050". Throws `currency_unknown`. */
export function formatAmount(minor: bigint, currency: string): string {
  return formatDecimal({ digits: minor, scale: currencyExponent(currency) });
}

function refused(code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, [{ path: 'amount', message }]);
}
