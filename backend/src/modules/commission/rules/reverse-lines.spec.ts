import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CommissionRule } from '../../../kernel/commission-rule.js';
import type { CommissionLine } from './commission-line.js';
import { evaluateLines } from './evaluate-lines.js';
import type { CommissionOrder } from './evaluate-rule.js';
import { reverseLines } from './reverse-lines.js';

const tenPercent: CommissionRule = { id: 'base', version: 1, kind: 'percent', percent: '10', base: 'gross' };
const flatFive: CommissionRule = { id: 'base', version: 1, kind: 'flat', amount: '5.00', currency: 'EUR' };
const hundred: CommissionOrder = {
  amountMinor: 10_000n,
  taxMinor: 0n,
  shippingMinor: 0n,
  refundedMinor: 0n,
  currency: 'EUR',
};

const currency = 'EUR';

/** What each of some shares earns, in hundredths of the order. */
function earned(rule: CommissionRule, order: CommissionOrder, hundredths: readonly number[]): CommissionLine[] {
  const shares = hundredths.map((numerator) => ({ numerator, denominator: 100, rule }));
  return evaluateLines({ order, currency, shares }).map(({ line }) => line);
}

/** Refunds one after another; answers what each took back from every share. */
function allReversals(
  lines: readonly CommissionLine[],
  order: CommissionOrder,
  refunds: readonly (bigint | null)[],
): bigint[][] {
  let { refundedMinor } = order;
  let standing = lines.map(({ amountMinor }) => amountMinor ?? 0n);
  return refunds.map((refundMinor) => {
    const commissions = lines.map((line, i) => ({ currency, lines: [line], standingMinor: standing[i] ?? 0n }));
    const taken = reverseLines(commissions, { refundedMinor, refundMinor });
    refundedMinor += refundMinor ?? (order.amountMinor ?? 0n) - refundedMinor;
    standing = standing.map((has, i) => has - (taken[i] ?? 0n));
    expect(standing.every((has) => has >= 0n)).toBe(true);
    return taken;
  });
}

/** The same where one has it all. */
function reversals(rule: CommissionRule, order: CommissionOrder, refunds: readonly (bigint | null)[]): bigint[] {
  return allReversals(earned(rule, order, [100]), order, refunds).flat();
}

describe('reverseLines', () => {
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
    const lines = earned(tenPercent, hundred, [100]);
    const refund = { refundedMinor: 0n, refundMinor: 100n };
    expect(reverseLines([{ currency, lines, standingMinor: 100n }], refund)).toEqual([0n]);
  });

  test('what is undecided has nothing to give back', () => {
    const [undecided] = evaluateLines({
      order: { ...hundred, currency: 'USD' },
      currency,
      shares: [{ numerator: 1, denominator: 1, rule: tenPercent }],
    });
    const commission = { currency, lines: undecided ? [undecided.line] : [], standingMinor: 0n };
    expect(reverseLines([commission], { refundedMinor: 0n, refundMinor: 100n })).toEqual([0n]);
    expect(reverseLines([commission], { refundedMinor: 0n, refundMinor: null })).toEqual([0n]);
  });

  test('example 22: the difference of the total is taken by largest remainder', () => {
    const order = { ...hundred, amountMinor: 10_040n };
    const lines = earned(tenPercent, order, [40, 10, 10, 40]);
    expect(lines.map(({ amountMinor }) => amountMinor)).toEqual([402n, 100n, 100n, 402n]);
    expect(allReversals(lines, order, [10n])).toEqual([[1n, 0n, 0n, 0n]]);
  });

  test('one whose commission was rejected leaves the others what their shares are worth', () => {
    const [first, second] = earned(tenPercent, hundred, [50, 50]).map((line) => ({ currency, lines: [line] }));
    if (!first || !second) throw new Error('there are two');
    const commissions = [
      { ...first, standingMinor: 0n },
      { ...second, standingMinor: 500n },
    ];
    expect(reverseLines(commissions, { refundedMinor: 0n, refundMinor: 5000n })).toEqual([0n, 250n]);
  });

  test('beneficiaries with rules of their own are each recomputed by themselves', () => {
    const shares = ['8', '12'].map((percent) => ({ numerator: 1, denominator: 2, rule: { ...tenPercent, percent } }));
    const lines = evaluateLines({ order: hundred, currency, shares }).map(({ line }) => line);
    expect(lines.map(({ amountMinor }) => amountMinor)).toEqual([400n, 600n]);
    expect(allReversals(lines, hundred, [5000n, null])).toEqual([
      [200n, 300n],
      [200n, 300n],
    ]);
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
          expect(taken.reduce((a, b) => a + b, 0n)).toBe(earned(rule, order, [100])[0]?.amountMinor);
        },
      ),
    );
  });

  test('whatever the shares and refunds, the parts left add up to the total on what remains', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 });
    const refunds = fc.array(fc.bigInt({ min: 1n, max: 10n ** 6n }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cuts, refunds, (at, parts) => {
        const edges = [0, ...at.sort((a, b) => a - b), 100];
        const hundredths = edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
        const order = { ...hundred, amountMinor: parts.reduce((a, b) => a + b, 0n) + 1n };
        const lines = earned(tenPercent, order, hundredths);
        const taken = allReversals(lines, order, parts).flat();
        const left = lines.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0n), 0n);
        expect(left - taken.reduce((a, b) => a + b, 0n)).toBe(
          earned(tenPercent, { ...order, refundedMinor: order.amountMinor - 1n }, [100])[0]?.amountMinor,
        );
      }),
    );
  });
});
