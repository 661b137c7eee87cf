import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commissionBase } from './commission-base.js';

const order = { amountMinor: 11_900n, taxMinor: 1900n, shippingMinor: 0n, refundedMinor: 0n, currency: 'EUR' };

describe('commissionBase', () => {
  test.each([
    ['gross', 'gross', {}, 11_900n],
    ['example 1: net of tax', 'net', {}, 10_000n],
    ['net of tax and shipping', 'net', { shippingMinor: 500n }, 9500n],
    ['net is never below zero', 'net', { taxMinor: 12_000n }, 0n],
    ['gross after a refund of half', 'gross', { refundedMinor: 5950n }, 5950n],
    ['net after a refund of half', 'net', { refundedMinor: 5950n }, 5000n],
    ['net after a full refund', 'net', { refundedMinor: 11_900n }, 0n],
    ['an order of nothing', 'net', { amountMinor: 0n, taxMinor: 0n }, 0n],
  ] as const)('%s', (_label, kind, changes, expected) => {
    expect(commissionBase(kind, { ...order, ...changes })).toBe(expected);
  });

  test('refunds above the amount are refused', () => {
    expect(() => commissionBase('gross', { ...order, refundedMinor: 11_901n })).toThrow(
      expect.objectContaining({ kind: 'unprocessable', code: 'refund_exceeds_remaining' }),
    );
  });

  test('is between zero and what remains of the amount', () => {
    const minor = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(
        fc.constantFrom('gross', 'net'),
        minor,
        minor,
        minor,
        minor,
        (kind, a, taxMinor, shippingMinor, b) => {
          const [amountMinor, refundedMinor] = a > b ? [a, b] : [b, a];
          const base = commissionBase(kind, { amountMinor, taxMinor, shippingMinor, refundedMinor, currency: 'EUR' });
          expect(base >= 0n && base <= amountMinor - refundedMinor).toBe(true);
        },
      ),
    );
  });
});
