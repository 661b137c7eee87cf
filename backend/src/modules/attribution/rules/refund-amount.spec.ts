import { describe, expect, test } from '@jest/globals';
import { readRefundAmount, sameRefundAmount } from './refund-amount.js';

const eur = (amount: string | null) => ({ amount, currency: amount === null ? null : 'EUR' });

describe('case 5: one refund, its number written differently', () => {
  test.each([
    ['10.5', '10.50', true],
    ['10.50', '010.50', true],
    ['10', '10.00', true],
    ['0.5', '00.50', true],
    [null, null, true],
    ['10.5', '10.05', false],
    ['10.50', '105.0', false],
    ['1', '10', false],
    [null, '10.50', false],
    ['10.50', null, false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameRefundAmount(eur(a), eur(b))).toBe(same);
  });

  test('in another currency it is another one', () => {
    expect(sameRefundAmount(eur('10.5'), { amount: '10.5', currency: 'USD' })).toBe(false);
  });
});

describe('case 3: what a refund may ask for is known without its sale', () => {
  test.each([
    ['10.5', 'EUR', 1050n],
    ['1050', 'JPY', 1050n],
    ['0.052', 'KWD', 52n],
  ])('%s %s', (amount, currency, minor) => {
    expect(readRefundAmount(amount, currency)).toBe(minor);
  });

  test.each([
    ['100.004', 'EUR', 'amount_too_precise'],
    ['0.5', 'JPY', 'amount_too_precise'],
    ['0.00', 'EUR', 'refund_amount_zero'],
    ['0', 'JPY', 'refund_amount_zero'],
    ['-1.00', 'EUR', 'amount_invalid'],
  ])('%s %s is refused', (amount, currency, code) => {
    expect(() => readRefundAmount(amount, currency)).toThrow(expect.objectContaining({ code }));
  });
});
