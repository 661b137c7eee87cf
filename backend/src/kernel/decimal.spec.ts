import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { divideHalfEven, formatDecimal, parseDecimal } from './decimal.js';

describe('decimal text', () => {
  test.each([
    ['7.5', { digits: 75n, scale: 1 }],
    ['7.50', { digits: 750n, scale: 2 }],
    ['0', { digits: 0n, scale: 0 }],
    ['-0.25', { digits: -25n, scale: 2 }],
    ['1.0832', { digits: 10832n, scale: 4 }],
  ])('%s is read exactly and written back', (text, decimal) => {
    expect(parseDecimal(text)).toEqual(decimal);
    expect(formatDecimal(decimal)).toBe(text);
  });

  test.each(['', '.5', '5.', '+5', '1e3', '1,5', ' 1', '1\n', '0x10', 'NaN', '1'.repeat(21), `0.${'1'.repeat(21)}`])(
    '%j is refused',
    (text) => {
      expect(() => parseDecimal(text)).toThrow(expect.objectContaining({ kind: 'invalid', code: 'decimal_invalid' }));
    },
  );
});

describe('divideHalfEven', () => {
  test.each([
    [5n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 2n],
    [26n, 10n, 3n],
    [24n, 10n, 2n],
    [-5n, 10n, 0n],
    [-15n, 10n, -2n],
    [-25n, 10n, -2n],
    [-26n, 10n, -3n],
    [25n, -10n, -2n],
    [-9n, 10n, -1n],
  ])('%d / %d → %d', (numerator, denominator, expected) => {
    expect(divideHalfEven(numerator, denominator)).toBe(expected);
  });

  test('division by zero is a RangeError', () => {
    expect(() => divideHalfEven(1n, 0n)).toThrow(RangeError);
  });

  test('is never more than half a unit off, and a tie goes to the even neighbour', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (n, d) => {
          const quotient = divideHalfEven(n, d);
          const doubledError = 2n * (n - quotient * d);
          expect(doubledError <= d && doubledError >= -d).toBe(true);
          if (doubledError === d || doubledError === -d) expect(quotient % 2n).toBe(0n);
          expect(divideHalfEven(-n, d)).toBe(-quotient);
        },
      ),
    );
  });
});

describe('5 % as 1/20 (examples 2 and 3)', () => {
  test.each([
    ['5 % of EUR 10.50', 1050n, 52n],
    ['5 % of EUR 10.30', 1030n, 52n],
    ['5 % of JPY 1050', 1050n, 52n],
    ['5 % of KWD 1.050', 1050n, 52n],
  ])('%s', (_label, minor, expected) => {
    expect(divideHalfEven(minor, 20n)).toBe(expected);
  });
});
