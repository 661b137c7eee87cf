import { describe, expect, it } from '@jest/globals';
import { amountText, conversionCount, conversionRate, earningsPerClick } from './report-figures.js';

describe('amountText', () => {
  it.each([
    ['12', 'EUR', '12.00'],
    ['-0.5', 'EUR', '-0.50'],
    ['1050', 'JPY', '1050'],
    ['1050.0000', 'JPY', '1050'],
    ['0.052', 'KWD', '0.052'],
    ['0.125', 'EUR', '0.125'],
    ['1.5', 'XXX', '1.50'],
  ])('%s %s is %s', (decimal, currency, text) => {
    expect(amountText(decimal, currency)).toBe(text);
  });
});

describe('conversionCount', () => {
  it.each([
    [3_000_000n, 3],
    [333_334n, 0.333334],
    [-500_000n, -0.5],
    [0n, 0],
  ])('%s millionths are %s', (credits, count) => {
    expect(conversionCount(credits)).toBe(count);
  });
});

describe('rates', () => {
  it('divides exactly and rounds half to even once', () => {
    expect(conversionRate(1_000_000n, 3n)).toBe('0.333333');
    expect(conversionRate(1_000_000n, 2_000_000n)).toBe('0.000000');
    expect(conversionRate(3_000_000n, 2_000_000n)).toBe('0.000002');
    expect(conversionRate(500_000n, 2n)).toBe('0.250000');
    expect(earningsPerClick('10.00', 3n)).toBe('3.3333');
    expect(earningsPerClick('-1', 4n)).toBe('-0.2500');
  });

  it('is null without clicks', () => {
    expect(conversionRate(1n, 0n)).toBeNull();
    expect(earningsPerClick('1', 0n)).toBeNull();
  });
});
