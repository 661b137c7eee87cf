import { describe, expect, test } from '@jest/globals';
import { multiplyHalfEven, parseDecimal } from './decimal.js';
import { convertAt } from './rate.js';

describe('convertAt', () => {
  test.each([
    ['example 9: 1 EUR = 1.0832 USD', 10_000n, 'USD', 'EUR', '1.0832', 9232n],
    ['fewer decimals: 1 JPY = 0.0061 EUR', 10_000n, 'EUR', 'JPY', '0.0061', 16_393n],
    ['more decimals: 1 KWD = 3.25 USD', 10_000n, 'USD', 'KWD', '3.25', 30_769n],
    ['a tie goes to even: 1 EUR = 8 SEK', 20n, 'SEK', 'EUR', '8', 2n],
    ['a negative amount mirrors', -10_000n, 'USD', 'EUR', '1.0832', -9232n],
  ])('%s', (_label, minor, from, to, rate, expected) => {
    expect(convertAt(minor, from, to, parseDecimal(rate))).toBe(expected);
  });

  test('example 9: 8 % of the converted base', () => {
    const base = convertAt(10_000n, 'USD', 'EUR', parseDecimal('1.0832'));
    expect(multiplyHalfEven(base, parseDecimal('0.08'))).toBe(739n);
  });

  test.each(['0', '-1.08'])('a rate of %s is a RangeError', (rate) => {
    expect(() => convertAt(1n, 'USD', 'EUR', parseDecimal(rate))).toThrow(RangeError);
  });

  test('a result beyond 64 bits is refused', () => {
    expect(() => convertAt(10n ** 17n, 'USD', 'IRR', parseDecimal('0.000001'))).toThrow(
      expect.objectContaining({ kind: 'unprocessable', code: 'amount_out_of_range' }),
    );
  });
});
