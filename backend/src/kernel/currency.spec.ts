import { describe, expect, test } from '@jest/globals';
import { currencyExponent, isCurrency } from './currency.js';

describe('currency', () => {
  test.each([
    ['JPY', 0],
    ['ISK', 0],
    ['EUR', 2],
    ['USD', 2],
    ['XCG', 2],
    ['XOF', 0],
    ['KWD', 3],
  ])('%s has %i decimals', (code, exponent) => {
    expect(isCurrency(code)).toBe(true);
    expect(currencyExponent(code)).toBe(exponent);
  });

  test.each(['', 'eur', 'EURO', 'ABC', 'XAU', 'XTS', 'XXX', 'XDR', 'HRK', 'BGN', '__proto__', 'constructor'])(
    '%j is refused',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(() => currencyExponent(code)).toThrow(
        expect.objectContaining({ kind: 'invalid', code: 'currency_unknown' }),
      );
    },
  );
});
