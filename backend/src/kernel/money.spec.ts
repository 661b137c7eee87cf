import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatAmount, parseAmount } from './money.js';

describe('parseAmount', () => {
  test.each([
    ['12.34', 'EUR', 1234n],
    ['12.3', 'EUR', 1230n],
    ['12', 'EUR', 1200n],
    ['0.00', 'EUR', 0n],
    ['1050', 'JPY', 1050n],
    ['1.050', 'KWD', 1050n],
    ['999999999999999.999', 'KWD', 999_999_999_999_999_999n],
    ['175.0000', 'EUR', 17_500n],
    ['1050.00', 'JPY', 1050n],
    ['0.1000', 'KWD', 100n],
  ])('case 8: %s %s → %d minor units', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toBe(minor);
  });

  test.each([
    ['-1.00', 'EUR', 'amount_invalid'],
    ['-0', 'EUR', 'amount_invalid'],
    ['+1', 'EUR', 'amount_invalid'],
    ['', 'EUR', 'amount_invalid'],
    ['1,00', 'EUR', 'amount_invalid'],
    ['1e3', 'EUR', 'amount_invalid'],
    ['.5', 'EUR', 'amount_invalid'],
    ['5.', 'EUR', 'amount_invalid'],
    [' 5', 'EUR', 'amount_invalid'],
    ['5\n', 'EUR', 'amount_invalid'],
    ['٥', 'EUR', 'amount_invalid'],
    ['1000000000000000', 'EUR', 'amount_invalid'],
    ['10.001', 'EUR', 'amount_too_precise'],
    ['0.123456789012', 'EUR', 'amount_too_precise'],
    ['10.0010', 'EUR', 'amount_too_precise'],
    ['10.5', 'JPY', 'amount_too_precise'],
    ['1.00', 'XXX', 'currency_unknown'],
  ])('%j %s is refused: %s', (text, currency, code) => {
    expect(() => parseAmount(text, currency)).toThrow(expect.objectContaining({ kind: 'invalid', code }));
  });
});

describe('formatAmount', () => {
  test.each([
    [1234n, 'EUR', '12.34'],
    [-50n, 'EUR', '-0.50'],
    [0n, 'EUR', '0.00'],
    [1050n, 'JPY', '1050'],
    [52n, 'KWD', '0.052'],
  ])('%d %s → %s', (minor, currency, text) => {
    expect(formatAmount(minor, currency)).toBe(text);
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
        fc.constantFrom('JPY', 'EUR', 'KWD'),
        (minor, currency) => {
          expect(parseAmount(formatAmount(minor, currency), currency)).toBe(minor);
        },
      ),
    );
  });
});
