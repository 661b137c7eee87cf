import { expect, it } from 'vitest';
import { amountsOf, summaryTotal, sumsOf } from './conversion-sums';

const money = (amount: string, currency: string) => ({ amount, currency });
const sum = (currency: string, amount: string, refunded: string, commission: string) => ({
  ...{ currency, amount: money(amount, currency) },
  ...{ refundedAmount: money(refunded, currency), commission: money(commission, currency) },
});

it('B13: adds up each currency for itself, in the same order in every column', () => {
  const sums = [sum('EUR', '1204.50', '0.00', '96.36'), sum('USD', '310.00', '10.00', '31.00')];
  expect(sumsOf({ count: 12, exact: true, sums })).toEqual({
    orderId: ['Total of 12'],
    amount: ['€1,204.50', '$310.00'],
    commission: ['€96.36', '$31.00'],
    refund: ['–', '$10.00'],
  });
});

it('B13: says how many there are, and when they are too many to count', () => {
  expect(summaryTotal({ count: 6861, exact: true, sums: [] })).toBe('6,861 conversions');
  expect(summaryTotal({ count: 10_000, exact: false, sums: null })).toBe('more than 10,000 conversions');
  expect(sumsOf({ count: 10_000, exact: false, sums: null })).toBeUndefined();
});

it('section 5, Lists: adds up what is chosen, each currency for itself', () => {
  const rows = [money('310.00', 'USD'), money('0.10', 'EUR'), money('0.20', 'EUR'), null];
  expect(amountsOf(rows.map((amount) => ({ amount })))).toEqual(['€0.30', '$310.00']);
});
