import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CommissionRule } from '../../../kernel/commission-rule.js';
import { type CommissionOrder, evaluateCommission } from './evaluate-commission.js';
import { reverseCommission } from './reverse-commission.js';

const share = { numerator: 1, denominator: 1 };
const tenPercent: CommissionRule = { id: 'base', version: 1, kind: 'percent', percent: '10', base: 'gross' };
const flatFive: CommissionRule = { id: 'base', version: 1, kind: 'flat', amount: '5.00', currency: 'EUR' };
const hundred: CommissionOrder = {
  amountMinor: 10_000n,
  taxMinor: 0n,
  shippingMinor: 0n,
  refundedMinor: 0n,
  currency: 'EUR',
};

/** Refunds one after another; answers what each took back. */
function reversals(rule: CommissionRule, order: CommissionOrder, refunds: readonly (bigint | null)[]): bigint[] {
  const { amountMinor } = evaluateCommission({ rule, order, share });
  let { refundedMinor } = order;
  let reversedMinor = 0n;
  return refunds.map((refundMinor) => {
    const commission = { amountMinor, reversedMinor };
    const reversal = reverseCommission({ rule, order: { ...order, refundedMinor }, share, commission, refundMinor });
    expect(reversal.remainingMinor).toBe(amountMinor - reversedMinor - reversal.reversalMinor);
    refundedMinor += refundMinor ?? (order.amountMinor ?? 0n) - refundedMinor;
    reversedMinor += reversal.reversalMinor;
    return reversal.reversalMinor;
  });
}

describe('reverseCommission', () => {
  test.each<[string, CommissionRule, CommissionOrder, (bigint | null)[], bigint[]]>([
    ['example 6: three thirds', tenPercent, hundred, [3333n, 3333n, 3334n], [333n, 334n, 333n]],
    ['example 18: flat, half, then the rest', flatFive, hundred, [5000n, 5000n], [0n, 500n]],
    ['no amount means all that remains', tenPercent, hundred, [2500n, null], [250n, 750n]],
    ['a lead without amount', flatFive, { ...hundred, amountMinor: null }, [null], [500n]],
    ['a sale of nothing', tenPercent, { ...hundred, amountMinor: 0n }, [null], [0n]],
  ])('%s', (_label, rule, order, refunds, expected) => {
    expect(reversals(rule, order, refunds)).toEqual(expected);
  });

  test.each<[string, CommissionOrder, bigint[]]>([
    ['example 6: a fourth refund', hundred, [3333n, 3333n, 3334n, 1n]],
    ['more than the order', hundred, [10_001n]],
    ['an amount off a lead that has none', { ...hundred, amountMinor: null }, [1n]],
    ['a negative refund', hundred, [-1n]],
  ])('%s is refused', (_label, order, refunds) => {
    expect(() => reversals(flatFive, order, refunds)).toThrow(
      expect.objectContaining({ kind: 'unprocessable', code: 'refund_exceeds_remaining' }),
    );
  });

  test('a commission that was lowered by hand is never raised by a refund', () => {
    const commission = { amountMinor: 1000n, reversedMinor: 900n };
    const result = reverseCommission({ rule: tenPercent, order: hundred, share, commission, refundMinor: 100n });
    expect(result).toMatchObject({ reversalMinor: 0n, remainingMinor: 100n });
  });

  test('says what it rests on', () => {
    const commission = { amountMinor: 1000n, reversedMinor: 0n };
    const input = { rule: tenPercent, order: hundred, share, commission };
    expect(reverseCommission({ ...input, refundMinor: 3333n }).explanation).toEqual({
      ruleVersion: 1,
      arithmetic: 'on what remains: 10 % of 66.67 EUR ≈ 6.67 EUR, rounded half-even',
    });
    expect(reverseCommission({ ...input, refundMinor: null }).explanation.arithmetic).toBe(
      'full refund: nothing remains',
    );
  });

  test('whatever the refunds, none gives money and the last ends at exactly zero', () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 });
    const percents = fc.integer({ min: 0, max: 10_000 }).map((n) => (n / 100).toFixed(2));
    const bases = fc.constantFrom<'gross' | 'net'>('gross', 'net');
    fc.assert(
      fc.property(
        parts,
        percents,
        bases,
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        (refunds, percent, base, taxMinor) => {
          const order = { ...hundred, amountMinor: refunds.reduce((a, b) => a + b, 0n), taxMinor };
          const rule: CommissionRule = { id: 'base', version: 1, kind: 'percent', percent, base };
          const taken = reversals(rule, order, refunds);
          expect(taken.every((reversal) => reversal >= 0n)).toBe(true);
          expect(taken.reduce((a, b) => a + b, 0n)).toBe(evaluateCommission({ rule, order, share }).amountMinor);
        },
      ),
    );
  });
});
