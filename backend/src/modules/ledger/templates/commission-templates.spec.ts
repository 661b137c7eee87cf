import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assertBalanced, type Posting } from '../rules/posting.js';
import { accrueCommission, correctAccrueCommission } from './accrue-commission.js';
import { approveCommission, correctApproveCommission } from './approve-commission.js';
import { correctReverseCommission, reversalStage, reverseCommission } from './reverse-commission.js';

const amount = {
  merchantId: 'mer_1',
  affiliateId: 'aff_1',
  programId: 'prg_1',
  amountMinor: 750n,
  currency: 'EUR',
  livemode: true,
};

function lines({ kind, entries }: Posting): string[] {
  return [kind, ...entries.map((entry) => `${entry.account} ${entry.amountMinor} ${entry.currency}`)];
}

function balances(postings: readonly Posting[]): Record<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { account, amountMinor } of postings.flatMap(({ entries }) => entries)) {
    sums.set(account, (sums.get(account) ?? 0n) + amountMinor);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n));
}

describe('the posting table', () => {
  test.each<[string, Posting, string[]]>([
    [
      'accrue',
      accrueCommission(amount),
      ['accrue_commission', 'merchant/mer_1/accrued 750 EUR', 'affiliate/aff_1/prg_1/pending -750 EUR'],
    ],
    [
      'approve',
      approveCommission(amount),
      [
        'approve_commission',
        'affiliate/aff_1/prg_1/pending 750 EUR',
        'affiliate/aff_1/prg_1/approved -750 EUR',
        'merchant/mer_1/due 750 EUR',
        'merchant/mer_1/accrued -750 EUR',
      ],
    ],
    [
      'reverse while pending',
      reverseCommission({ ...amount, stage: 'pending' }),
      ['reverse_commission', 'affiliate/aff_1/prg_1/pending 750 EUR', 'merchant/mer_1/accrued -750 EUR'],
    ],
    [
      'reverse after approval',
      reverseCommission({ ...amount, stage: 'approved' }),
      ['reverse_commission', 'affiliate/aff_1/prg_1/approved 750 EUR', 'merchant/mer_1/due -750 EUR'],
    ],
    [
      'test mode',
      accrueCommission({ ...amount, livemode: false }),
      ['accrue_commission', 'test/merchant/mer_1/accrued 750 EUR', 'test/affiliate/aff_1/prg_1/pending -750 EUR'],
    ],
    [
      'a correction',
      correctAccrueCommission(amount),
      ['accrue_commission_correction', 'merchant/mer_1/accrued -750 EUR', 'affiliate/aff_1/prg_1/pending 750 EUR'],
    ],
  ])('%s', (_label, posting, expected) => {
    expect(lines(posting)).toEqual(expected);
  });
});

describe('what the postings come to', () => {
  const owed = { 'merchant/mer_1/due': 750n, 'affiliate/aff_1/prg_1/approved': -750n };

  test('accrued and approved: due from the merchant, approved for the affiliate', () => {
    expect(balances([accrueCommission(amount), approveCommission(amount)])).toEqual(owed);
  });

  test.each<[string, Posting[]]>([
    ['accrued, then corrected', [accrueCommission(amount), correctAccrueCommission(amount)]],
    ['reversed while pending', [accrueCommission(amount), reverseCommission({ ...amount, stage: 'pending' })]],
    [
      'reversed after approval',
      [accrueCommission(amount), approveCommission(amount), reverseCommission({ ...amount, stage: 'approved' })],
    ],
    [
      'approval corrected, then reversed',
      [
        accrueCommission(amount),
        approveCommission(amount),
        correctApproveCommission(amount),
        reverseCommission({ ...amount, stage: 'pending' }),
      ],
    ],
  ])('%s: nothing is left anywhere', (_label, postings) => {
    expect(balances(postings)).toEqual({});
  });

  test('a corrected reversal lets the commission stand', () => {
    const reversal = { ...amount, stage: 'approved' as const };
    const postings = [accrueCommission(amount), approveCommission(amount)];
    expect(balances([...postings, reverseCommission(reversal), correctReverseCommission(reversal)])).toEqual(owed);
  });

  test('every template balances for every amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n }), fc.boolean(), (amountMinor, livemode) => {
        const of = { ...amount, amountMinor, livemode };
        const reversals = (['pending', 'approved'] as const).map((stage) => reverseCommission({ ...of, stage }));
        for (const posting of [accrueCommission(of), approveCommission(of), ...reversals]) assertBalanced(posting);
      }),
    );
  });

  test.each([0n, -1n])('an amount of %d is not posted', (amountMinor) => {
    expect(() => accrueCommission({ ...amount, amountMinor })).toThrow(RangeError);
  });
});

test.each([
  ['pending', 'pending'],
  ['on_hold', 'pending'],
  ['approved', 'approved'],
  ['in_payout', 'approved'],
  ['paid', 'approved'],
] as const)('a commission that is %s is reversed as %s', (state, stage) => {
  expect(reversalStage(state)).toBe(stage);
});

test.each(['rejected', 'reversed'] as const)('a %s commission has nothing to reverse', (state) => {
  expect(() => reversalStage(state)).toThrow(RangeError);
});
