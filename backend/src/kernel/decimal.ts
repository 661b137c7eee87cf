import { DomainError } from './domain-error.js';

/** An exact decimal number: `digits / 10^scale`, scale 0 to 20. Percentages and exchange rates; money is `Money`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const plainDecimal = /^(-?)(\d{1,20})(?:\.(\d{1,20}))?$/;

/** Reads "7.5" or "-0.25": no exponent, no plus, at most 20 digits on either side. Throws `decimal_invalid`. */
export function parseDecimal(text: string): Decimal {
  const match = plainDecimal.exec(text);
  if (!match) throw new DomainError('invalid', 'decimal_invalid', 'The number is not a plain decimal such as "7.5".');
  const [, sign = '', whole = '', fraction = ''] = match;
  return { digits: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

/** Writes a decimal with exactly `scale` decimals: `{ digits: 750n, scale: 2 }` is "7.50". */
export function formatDecimal({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** Integer quotient rounded half to even, for either sign (IEEE 754 roundTiesToEven). RangeError on division by zero. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator < 0n) return divideHalfEven(-numerator, -denominator);
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const doubled = 2n * (rest < 0n ? -rest : rest);
  const awayFromZero = doubled > denominator || (doubled === denominator && quotient % 2n !== 0n);
  if (!awayFromZero) return quotient;
  return numerator < 0n ? quotient - 1n : quotient + 1n;
}
