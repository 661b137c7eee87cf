import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CommissionRule } from '../../../kernel/commission-rule.js';
import { formatAmount, parseAmount } from '../../../kernel/money.js';
import type { CommissionLine } from './commission-line.js';
import { evaluateLines } from './evaluate-lines.js';
import type { CommissionOrder } from './evaluate-rule.js';
import { explainLine } from './explain-line.js';
import type { Share } from './share.js';

const whole = { numerator: 1, denominator: 1 };
const half = { numerator: 1, denominator: 2 };

function percentOf(percent: string, base: 'gross' | 'net' = 'gross'): CommissionRule {
  return { id: 'base', version: 3, kind: 'percent', percent, base };
}

function flatOf(amount: string): CommissionRule {
  return { id: 'base', version: 4, kind: 'flat', amount, currency: 'EUR' };
}

function orderOf(amount: string | null, currency = 'EUR', tax = '0'): CommissionOrder {
  return {
    amountMinor: amount === null ? null : parseAmount(amount, currency),
    taxMinor: parseAmount(tax, currency),
    shippingMinor: 0n,
    refundedMinor: 0n,
    currency,
  };
}

/** What one beneficiary earns in the order's currency. */
function lineOf(rule: CommissionRule, order: CommissionOrder, share: Share = whole): CommissionLine {
  const [earned] = evaluateLines({ order, currency: order.currency, shares: [{ ...share, rule }] });
  if (earned === undefined) throw new Error('a share has a line');
  return earned.line;
}

describe('evaluateLines', () => {
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
    const { amountMinor } = lineOf(rule, order, share);
    expect(formatAmount(amountMinor ?? -1n, order.currency)).toBe(expected);
  });

  test('a percentage of an order in another currency waits for a rate; a flat amount does not', () => {
    const shares = [percentOf('8'), flatOf('3.00')].map((rule) => ({ ...half, rule }));
    const [percent, flat] = evaluateLines({ order: orderOf('100.00', 'USD'), currency: 'EUR', shares });
    expect(percent?.line).toMatchObject({
      baseMinor: null,
      amountMinor: null,
      inputs: { undecided: 'fx_rate_missing' },
    });
    expect(flat?.line).toMatchObject({ baseMinor: null, amountMinor: 150n });
  });

  test('case 15: a percentage of an action without amount is nothing, and says so', () => {
    const nothing = lineOf(percentOf('5'), orderOf(null));
    expect(nothing).toMatchObject({ amountMinor: 0n, baseMinor: null });
    expect(explainLine(nothing, 'EUR')).toMatchObject({
      reason: 'amount_missing',
      arithmetic: '5 % of an amount that was not reported = 0.00 EUR',
    });
  });

  test('a negative percentage is refused', () => {
    expect(() => lineOf(percentOf('-5'), orderOf('1.00'))).toThrow(
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
    expect(() => lineOf(flatOf('1'), orderOf('1.00'), share)).toThrow(RangeError);
  });

  test('a percentage earns between zero and its base', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 200_000 }), (amountMinor, thousandths) => {
        const rule = percentOf((thousandths / 1000).toFixed(3));
        const earned = lineOf(rule, { ...orderOf('0'), amountMinor }).amountMinor ?? -1n;
        expect(earned >= 0n && earned <= amountMinor).toBe(true);
      }),
    );
  });

  test('whatever the shares, parts by one rule add up to what it pays for the whole order', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (amountMinor, parts) => {
        const denominator = parts.reduce((a, b) => a + b, 0);
        const order = { ...orderOf('0'), amountMinor };
        const shares = parts.map((numerator) => ({ numerator, denominator, rule: percentOf('7.5') }));
        const earned = evaluateLines({ order, currency: 'EUR', shares }).map(({ line }) => line.amountMinor ?? -1n);
        expect(earned.reduce((a, b) => a + b, 0n)).toBe(lineOf(percentOf('7.5'), order).amountMinor);
      }),
    );
  });

  test('shares by one rule that do not add up to 1 are refused', () => {
    const shares = [half, { numerator: 1, denominator: 3 }].map((share) => ({ ...share, rule: percentOf('5') }));
    expect(() => evaluateLines({ order: orderOf('1.00'), currency: 'EUR', shares })).toThrow(RangeError);
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
    expect(explainLine(lineOf(rule, order, share), 'EUR').arithmetic).toBe(arithmetic);
  });

  test('is plain JSON with the rule version and the way to the base', () => {
    const rule = percentOf('7.5', 'net');
    const explanation = explainLine(lineOf(rule, orderOf('119.00', 'EUR', '19.00')), 'EUR');
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

  test('says how parts of a total were rounded', () => {
    const shares = [1, 1, 1].map((numerator) => ({ numerator, denominator: 3, rule: percentOf('10') }));
    const earned = evaluateLines({ order: orderOf('100.00'), currency: 'EUR', shares });
    expect(earned.map(({ line }) => explainLine(line, 'EUR').arithmetic)).toEqual([
      '10 % of 100.00 EUR × 1/3 ≈ 3.34 EUR, rounded so that all shares add up to 10.00 EUR',
      '10 % of 100.00 EUR × 1/3 ≈ 3.33 EUR, rounded so that all shares add up to 10.00 EUR',
      '10 % of 100.00 EUR × 1/3 ≈ 3.33 EUR, rounded so that all shares add up to 10.00 EUR',
    ]);
  });

  test('says what an undecided line waits for', () => {
    const shares = [{ ...whole, rule: percentOf('5') }];
    const [earned] = evaluateLines({ order: orderOf('10.00', 'USD'), currency: 'EUR', shares });
    expect(earned && explainLine(earned.line, 'EUR')).toEqual({ ruleVersion: 3, onHold: 'fx_rate_missing' });
  });

  test('says what remained of a refunded order', () => {
    const order = { ...orderOf('119.00', 'EUR', '19.00'), refundedMinor: 5950n };
    expect(explainLine(lineOf(percentOf('10', 'net'), order), 'EUR').baseArithmetic).toBe(
      '119.00 − 19.00 tax − 0.00 shipping = 100.00 EUR; 59.50 of 119.00 remains after refunds, leaving 50.00 EUR',
    );
    const refunded = { ...order, refundedMinor: 11_900n };
    expect(explainLine(lineOf(flatOf('3.00'), refunded), 'EUR').arithmetic).toBe(
      'flat 3.00 EUR, nothing after a full refund',
    );
  });
});
