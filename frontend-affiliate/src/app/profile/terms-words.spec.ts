import { expect, test } from 'vitest';
import { termsWords } from './terms-words';

const terms = {
  ...{ version: 1, effectiveFrom: '2026-01-01T00:00:00Z', windowDays: 30, holdDays: 30 },
  attributionModel: 'last_click' as const,
  commission: { kind: 'percent' as const, percent: '8', base: 'net' as const },
};

test('a percentage without tax and shipping', () => {
  expect(termsWords({ currency: 'EUR', terms })).toEqual([
    'You earn 8% of what customers pay, excluding tax and shipping.',
    'An order earns commission if it follows a click on your link within 30 days.',
    'If several affiliates were involved, the last click before the order earns the commission.',
    'What you earn becomes payable after 30 days, to allow for returns.',
  ]);
});

test('a fixed amount, coupons first, nothing held back', () => {
  const flat = {
    ...{ ...terms, windowDays: 1, holdDays: 0 },
    attributionModel: 'coupon_first' as const,
    commission: { kind: 'flat' as const, amount: '3.00' },
  };
  expect(termsWords({ currency: 'USD', terms: flat })).toEqual([
    expect.stringMatching(/^You earn (US)?\$3\.00 for each order or sign-up\.$/),
    'An order earns commission if it follows a click on your link within 1 day.',
    'A coupon code takes priority over clicks.',
    'What you earn becomes payable immediately.',
  ]);
});
