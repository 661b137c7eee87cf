import { describe, expect, it } from 'vitest';
import { amountSum, moneyDifference } from './money-arithmetic';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('the difference of two amounts', () => {
  it.each([
    ['8.00', '4.00', '4.00'],
    ['0.30', '0.10', '0.20'],
    ['4.00', '8.00', '-4.00'],
    ['12345678901234.56', '0.01', '12345678901234.55'],
    ['1', '0.005', '0.995'],
    ['-1.00', '-0.50', '-0.50'],
    ['-0.50', '0.25', '-0.75'],
    ['1050', '50', '1000'],
  ])('%s − %s = %s', (a, b, difference) => expect(moneyDifference(eur(a), eur(b))).toEqual(eur(difference)));

  it('is not taken across currencies', () => {
    expect(() => moneyDifference(eur('1'), { amount: '1', currency: 'USD' })).toThrow(RangeError);
  });
});

describe('the sum of amounts', () => {
  it.each([
    [['0.10', '0.20'], '0.30'],
    [['1', '0.5', '-2.25'], '-0.75'],
    [[], '0'],
  ])('%j is %s', (amounts, sum) => expect(amountSum(amounts)).toBe(sum));
});
