import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from '../../../kernel/allocate.js';
import type { CommissionRule } from '../../../kernel/commission-rule.js';
import { parseDecimal } from '../../../kernel/decimal.js';
import { formatAmount, parseAmount } from '../../../kernel/money.js';
import { convertAt } from '../../../kernel/rate.js';
import { evaluateCommission } from './evaluate-commission.js';

const whole = { numerator: 1, denominator: 1 };
const half = { numerator: 1, denominator: 2 };

function percentOf(percent: string, base: 'gross' | 'net' = 'gross'): CommissionRule {
  return { id: 'base', version: 3, kind: 'percent', percent, base };
}

function flatOf(amount: string): CommissionRule {
  return { id: 'base', version: 4, kind: 'flat', amount, currency: 'EUR' };
}

function orderOf(amount: string | null, currency = 'EUR', tax = '0') {
  return {
    amountMinor: amount === null ? null : parseAmount(amount, currency),
    taxMinor: parseAmount(tax, currency),
    shippingMinor: 0n,
    refundedMinor: 0n,
    currency,
  };
}

describe('evaluateCommission', () => {
  test.each([
    ['example 1: 7.5 % of net', percentOf('7.5', 'net'), orderOf('119.00', 'EUR', '19.00'), whole, '7.50'],
    ['example 2: 5 % of 10.50', percentOf('5'), orderOf('10.50'), whole, '0.52'],
    ['example 2: 5 % of 10.30', percentOf('5'), orderOf('10.30'), whole, '0.52'],
    ['example 3: 5 % of JPY 1050', percentOf('5'), orderOf('1050', 'JPY'), whole, '52'],
    ['example 3: 5 % of KWD 1.050', percentOf('5'), orderOf('1.050', 'KWD'), whole, '0.052'],
    ['example 17: A has 8 %, half of 100.00', percentOf('8'), orderOf('100.00'), half, '4.00'],
    ['example 17: B has 12 %, half of 100.00', percentOf('12'), orderOf('100.00'), half, '6.00'],
    ['example 19: a lead without amount, flat 3.00', flatOf('3.00'), orderOf(null), whole, '3.00'],
    ['half of a flat commission', flatOf('5.00'), orderOf('100.00'), half, '2.50'],
    ['a flat amount may exceed the order', flatOf('5.00'), orderOf('1.00'), whole, '5.00'],
    ['a percentage never earns more than its base', percentOf('250'), orderOf('10.00'), whole, '10.00'],
    ['nothing of nothing', percentOf('5'), orderOf('0.00'), whole, '0.00'],
  ] as const)('%s → %5$s', (_label, rule, order, share, expected) => {
    const { amountMinor, currency } = evaluateCommission({ rule, order, share });
    expect(currency).toBe(order.currency);
    expect(formatAmount(amountMinor, currency)).toBe(expected);
  });

  test('example 9: the base is converted once, then 8 % of it', () => {
    const amountMinor = convertAt(10_000n, 'USD', 'EUR', parseDecimal('1.0832'));
    const order = { ...orderOf('0'), amountMinor };
    expect(evaluateCommission({ rule: percentOf('8'), order, share: whole })).toMatchObject({
      amountMinor: 739n,
      baseMinor: 9232n,
    });
  });

  test('example 4: one rule for three touchpoints, allocated', () => {
    const { amountMinor } = evaluateCommission({ rule: percentOf('10'), order: orderOf('100.00'), share: whole });
    expect(allocate(amountMinor, [1n, 1n, 1n])).toEqual([334n, 333n, 333n]);
  });

  test('case 15: a percentage of an action without amount is nothing, and says so', () => {
    const nothing = evaluateCommission({ rule: percentOf('5'), order: orderOf(null), share: whole });
    expect(nothing).toMatchObject({ amountMinor: 0n, baseMinor: null, explanation: { reason: 'amount_missing' } });
    expect(nothing.explanation.arithmetic).toBe('5 % of an amount that was not reported = 0.00 EUR');
  });

  test('a negative percentage is refused', () => {
    expect(() => evaluateCommission({ rule: percentOf('-5'), order: orderOf('1.00'), share: whole })).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'percent_invalid' }),
    );
  });

  test.each([
    [0, 1],
    [2, 1],
    [0.5, 1],
    [-1, -1],
  ])('a share of %d/%d is refused', (numerator, denominator) => {
    const share = { numerator, denominator };
    expect(() => evaluateCommission({ rule: flatOf('1'), order: orderOf('1.00'), share })).toThrow(RangeError);
  });

  test('a percentage earns between zero and its base', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 200_000 }), (amountMinor, thousandths) => {
        const rule = percentOf((thousandths / 1000).toFixed(3));
        const result = evaluateCommission({ rule, order: { ...orderOf('0'), amountMinor }, share: whole });
        expect(result.amountMinor >= 0n && result.amountMinor <= amountMinor).toBe(true);
      }),
    );
  });
});

describe('explanation', () => {
  test.each([
    [percentOf('7.5', 'net'), orderOf('119.00', 'EUR', '19.00'), whole, '7.5 % of 100.00 EUR = 7.50 EUR'],
    [percentOf('5'), orderOf('10.50'), whole, '5 % of 10.50 EUR ≈ 0.52 EUR, rounded half-even'],
    [percentOf('8'), orderOf('100.00'), half, '8 % of 100.00 EUR × 1/2 = 4.00 EUR'],
    [percentOf('250'), orderOf('10.00'), whole, '100 % (capped from 250 %) of 10.00 EUR = 10.00 EUR'],
    [flatOf('3.00'), orderOf(null), whole, 'flat 3.00 EUR = 3.00 EUR'],
    [flatOf('0.01'), orderOf(null), half, 'flat 0.01 EUR × 1/2 ≈ 0.00 EUR, rounded half-even'],
  ])('%# %4$s', (rule, order, share, arithmetic) => {
    expect(evaluateCommission({ rule, order, share }).explanation.arithmetic).toBe(arithmetic);
  });

  test('is plain JSON with the rule version and the way to the base', () => {
    const rule = percentOf('7.5', 'net');
    const { explanation } = evaluateCommission({ rule, order: orderOf('119.00', 'EUR', '19.00'), share: whole });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual({
      ruleVersion: 3,
      kind: 'percent',
      percent: '7.5',
      base: 'net',
      baseArithmetic: '119.00 − 19.00 tax − 0.00 shipping = 100.00 EUR',
      share: '1/1',
      arithmetic: '7.5 % of 100.00 EUR = 7.50 EUR',
    });
  });
});
