import { describe, expect, test } from '@jest/globals';
import type { CommissionRule } from '../../kernel/commission-rule.js';
import { formatAmount, parseAmount } from '../../kernel/money.js';
import { decideCommissions } from './accrue-commissions.js';
import type { EarningConversion } from './accrue-commissions.js';

const now = new Date('2026-03-01T12:00:00Z');

function percentOf(percent: string): CommissionRule {
  return { id: 'base', version: 2, kind: 'percent', percent, base: 'gross' };
}

/** An order of some amount and its beneficiaries, the earliest touchpoint first. */
function conversionOf(amount: string, shares: EarningConversion['shares']): EarningConversion {
  return {
    id: 'cnv_1',
    merchantId: 'mer_1',
    programId: 'prg_1',
    livemode: true,
    programCurrency: 'EUR',
    order: {
      amountMinor: parseAmount(amount, 'EUR'),
      taxMinor: 0n,
      shippingMinor: 0n,
      refundedMinor: 0n,
      currency: 'EUR',
    },
    occurredAt: now,
    bookingDate: '2026-03-01',
    holdDays: 30,
    hold: null,
    termsVersion: 2,
    shares,
  };
}

function shared(rule: CommissionRule, numerators: readonly number[], denominator: number): EarningConversion['shares'] {
  return numerators.map((numerator, i) => ({
    affiliateId: `aff_${i}`,
    linkId: `lnk_${i}`,
    numerator,
    denominator,
    rule,
  }));
}

describe('decideCommissions', () => {
  test.each([
    ['example 4: three touchpoints', '100.00', [1, 1, 1], 3, ['3.34', '3.33', '3.33']],
    ['example 5: by position, 40/20/40 over four', '99.90', [4, 1, 1, 4], 10, ['4.00', '1.00', '1.00', '3.99']],
    ['example 12: click of A, coupon of B, half each', '50.10', [1, 1], 2, ['2.51', '2.50']],
    ['example 15: by age, 4:2:1, the latest last', '70.00', [1, 2, 4], 7, ['1.00', '2.00', '4.00']],
    ['one has it all', '100.00', [1], 1, ['10.00']],
  ])('%s', (_label, amount, numerators, denominator, expected) => {
    const decided = decideCommissions(conversionOf(amount, shared(percentOf('10'), numerators, denominator)), now);
    expect(decided.map(({ amountMinor }) => formatAmount(amountMinor ?? -1n, 'EUR'))).toEqual(expected);
    expect(decided.map(({ affiliateId, linkId }) => [affiliateId, linkId])).toEqual(
      numerators.map((_, i) => [`aff_${i}`, `lnk_${i}`]),
    );
  });

  test('example 17: each by a rule of its own', () => {
    const shares = ['8', '12'].map((percent, i) => {
      return { affiliateId: `aff_${i}`, linkId: null, numerator: 1, denominator: 2, rule: percentOf(percent) };
    });
    const decided = decideCommissions(conversionOf('100.00', shares), now);
    expect(decided.map(({ amountMinor }) => amountMinor)).toEqual([400n, 600n]);
  });

  test('a commission is on hold for every reason, for what keeps it from being computed first', () => {
    const conversion = conversionOf('100.00', shared(percentOf('10'), [1], 1));
    const inDollars = { ...conversion, order: { ...conversion.order, currency: 'USD' } };
    expect(decideCommissions({ ...inDollars, hold: 'merchant_pending' }, now)).toMatchObject([
      { status: 'on_hold', holdReasons: ['fx_rate_missing', 'merchant_pending'], amountMinor: null },
    ]);
    expect(decideCommissions({ ...conversion, hold: 'merchant_pending' }, now)).toMatchObject([
      { status: 'on_hold', holdReasons: ['merchant_pending'], amountMinor: 1000n },
    ]);
    expect(decideCommissions(conversion, now)).toMatchObject([{ status: 'pending', holdReasons: [] }]);
  });

  test('a commission is the sum of its lines and may be approved after the hold period', () => {
    const [commission] = decideCommissions(conversionOf('100.00', shared(percentOf('10'), [1], 1)), now);
    expect(commission).toMatchObject({ decisionNo: 1, status: 'pending', amountMinor: 1000n, termsVersion: 2 });
    expect(commission?.lines.map(({ amountMinor }) => amountMinor)).toEqual([1000n]);
    expect(commission?.approveAfter.toISOString()).toBe('2026-03-31T12:00:00.000Z');
  });
});
