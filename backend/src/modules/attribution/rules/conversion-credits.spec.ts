import { describe, expect, it } from '@jest/globals';
import { conversionDeltaV2, conversionShare } from '../../../contracts/conversion-state.v2.js';
import { conversionDelta, shareCredits } from './conversion-credits.js';
import type { CreditedConversion } from './conversion-credits.js';

function split(...numerators: number[]): CreditedConversion['shares'] {
  const denominator = numerators.reduce((sum, numerator) => sum + numerator, 0);
  return numerators.map((numerator, i) => ({
    affiliateId: `aff_${i + 1}`,
    linkId: `lnk_${i + 1}`,
    couponId: null,
    numerator,
    denominator,
    touchpoint: { kind: 'click', reference: `k0_${i}` },
  }));
}

function sale(over: Partial<CreditedConversion> = {}): CreditedConversion {
  return {
    decisionNo: 1,
    shares: split(1),
    status: 'recorded',
    currency: 'EUR',
    amountMinor: 100_00n,
    refundedMinor: 0n,
    ...over,
  };
}

const delta = (before: CreditedConversion | null, after: CreditedConversion) =>
  conversionDeltaV2.parse(conversionDelta(before, after));
const brief = ({ credits }: ReturnType<typeof delta>): unknown[] =>
  credits.map((c) => [c.decisionNo, c.position, c.conversions, c.creditMillionths, c.revenue]);

describe('shareCredits', () => {
  it('allocates the whole and the money by largest remainder, ties to the earlier', () => {
    const shares = shareCredits(sale({ shares: split(1, 1, 1) }));
    expect(shares.map((share) => conversionShare.parse(share))).toEqual(shares);
    expect(shares.map(({ position, creditMillionths, revenue }) => [position, creditMillionths, revenue])).toEqual([
      [1, 333_334, '33.34'],
      [2, 333_333, '33.33'],
      [3, 333_333, '33.33'],
    ]);
  });

  it.each([
    ['JPY', 1_001n, ['501', '500']],
    ['KWD', 1_001n, ['0.501', '0.500']],
  ])('splits whole minor units of %s', (currency, amountMinor, revenues) => {
    const shares = shareCredits(sale({ shares: split(1, 1), currency, amountMinor }));
    expect(shares.map(({ revenue }) => revenue)).toEqual(revenues);
  });

  it('names the coupon of a share that was earned by one', () => {
    const [first] = split(1);
    const byCoupon = {
      ...first,
      linkId: null,
      couponId: 'cpn_1',
      touchpoint: { kind: 'coupon', reference: 'SPRING' },
    } as const;
    const conversion = sale({ shares: [{ ...byCoupon, affiliateId: 'aff_1', numerator: 1, denominator: 1 }] });
    expect(shareCredits(conversion)).toMatchObject([{ linkId: null, couponId: 'cpn_1', couponCode: 'SPRING' }]);
    expect(conversionDelta(null, conversion).credits).toMatchObject([{ linkId: null, couponCode: 'SPRING' }]);
  });

  it('is empty when nobody earned it, and shares an action without amount', () => {
    expect(shareCredits(sale({ shares: [] }))).toEqual([]);
    const lead = shareCredits(sale({ shares: split(3, 1), amountMinor: null }));
    expect(lead.map(({ creditMillionths, revenue }) => [creditMillionths, revenue])).toEqual([
      [750_000, '0.00'],
      [250_000, '0.00'],
    ]);
  });
});

describe('conversionDelta', () => {
  it('counts the whole conversion for its largest share, of equal ones the earlier', () => {
    expect(brief(delta(null, sale({ shares: split(1, 2, 2) })))).toEqual([
      [1, 1, 0, 200_000, '20.00'],
      [1, 2, 1, 400_000, '40.00'],
      [1, 3, 0, 400_000, '40.00'],
    ]);
  });

  it('counts one that nobody earned as such, and one that came rejected nowhere', () => {
    expect(delta(null, sale({ shares: [] }))).toMatchObject({
      conversions: 1,
      revenue: '100.00',
      credits: [{ position: 0, affiliateId: null, conversions: 1, creditMillionths: 1_000_000, revenue: '100.00' }],
    });
    expect(delta(null, sale({ status: 'rejected' }))).toEqual({ conversions: 0, revenue: '0.00', credits: [] });
  });

  it('takes refunds from the shares as what is left is allocated, and a rejection what each still has', () => {
    const [whole, shares] = [sale({ shares: split(1, 1, 1) }), split(1, 1, 1)];
    const refunded = sale({ shares, refundedMinor: 33_33n });
    expect(delta(whole, refunded)).toMatchObject({ conversions: 0, revenue: '-33.33' });
    expect(brief(delta(whole, refunded))).toEqual([
      [1, 1, 0, 0, '-11.11'],
      [1, 2, 0, 0, '-11.11'],
      [1, 3, 0, 0, '-11.11'],
    ]);
    expect(brief(delta(refunded, { ...refunded, status: 'rejected' }))).toEqual([
      [1, 1, -1, -333_334, '-22.23'],
      [1, 2, 0, -333_333, '-22.22'],
      [1, 3, 0, -333_333, '-22.22'],
    ]);
    const after = { ...refunded, status: 'rejected', refundedMinor: 100_00n } as const;
    expect(delta({ ...refunded, status: 'rejected' }, after)).toEqual({ conversions: 0, revenue: '0.00', credits: [] });
  });

  it('takes from the shares of the decision before what a later one gives', () => {
    const again = sale({ decisionNo: 2, shares: split(1, 1), refundedMinor: 50_00n });
    expect(brief(delta(sale({ refundedMinor: 50_00n }), again))).toEqual([
      [1, 1, -1, -1_000_000, '-50.00'],
      [2, 1, 1, 500_000, '25.00'],
      [2, 2, 0, 500_000, '25.00'],
    ]);
  });
});

describe('the contract', () => {
  it('refuses credits that do not add up to what the fact adds', () => {
    const { credits, ...total } = conversionDelta(null, sale({ shares: split(1, 1) }));
    expect(conversionDeltaV2.safeParse({ ...total, credits: credits.slice(1) }).success).toBe(false);
    expect(conversionDeltaV2.safeParse({ ...total, revenue: '100.01', credits }).success).toBe(false);
  });
});
