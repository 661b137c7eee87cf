import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accountPath } from './accounts.js';
import { accrueCommission, approveCommission, reverseCommission } from './commission-postings.js';
import { assertAllowed, entriesOf, netOf } from './posting.js';
import type { Posting } from './posting.js';

const parties = { merchantId: 'mer_1', affiliateId: 'aff_1', programId: 'prg_1', livemode: true };
const commission = { ...parties, amountMinor: 750n, currency: 'EUR' };

const lines = (posting: Posting): string[] => [
  posting.kind,
  ...entriesOf(posting).map(
    ({ account, amountMinor, currency }) => `${accountPath(account)} ${amountMinor} ${currency}`,
  ),
];
const reverse = (postings: readonly Posting[], amountMinor: bigint) =>
  reverseCommission(postings.flatMap(entriesOf), amountMinor);
const approve = (postings: readonly Posting[], amountMinor: bigint) =>
  approveCommission(postings.flatMap(entriesOf), amountMinor);

describe('the posting table', () => {
  const accrued = [accrueCommission(commission)];
  const approved = [...accrued, approve(accrued, 750n)];

  test.each<[string, Posting, string[]]>([
    [
      'accrue',
      accrueCommission(commission),
      ['accrue_commission', 'merchant/mer_1/accrued 750 EUR', 'affiliate/aff_1/prg_1/pending -750 EUR'],
    ],
    [
      'approve',
      approve(accrued, 750n),
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
      reverse(accrued, 750n),
      ['reverse_commission', 'affiliate/aff_1/prg_1/pending 750 EUR', 'merchant/mer_1/accrued -750 EUR'],
    ],
    [
      'reverse after approval',
      reverse(approved, 250n),
      ['reverse_commission', 'affiliate/aff_1/prg_1/approved 250 EUR', 'merchant/mer_1/due -250 EUR'],
    ],
    [
      'test mode',
      accrueCommission({ ...commission, livemode: false }),
      ['accrue_commission', 'test/merchant/mer_1/accrued 750 EUR', 'test/affiliate/aff_1/prg_1/pending -750 EUR'],
    ],
  ])('%s', (_label, posting, expected) => {
    expect(lines(posting)).toEqual(expected);
  });

  test('what is approved after a refund is the rest, and a reversal takes only from where it stands then', () => {
    const refunded = [...accrued, reverse(accrued, 250n)];
    const rest = [...refunded, approve(refunded, 500n)];
    expect(lines(reverse(rest, 500n))).toEqual([
      'reverse_commission',
      'affiliate/aff_1/prg_1/approved 500 EUR',
      'merchant/mer_1/due -500 EUR',
    ]);
  });
});

describe('a reversal', () => {
  test('in however many parts leaves nothing anywhere, and each is allowed', () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.boolean(), fc.boolean(), (amounts, approved, livemode) => {
        const amountMinor = amounts.reduce((sum, part) => sum + part, 0n);
        const of = { ...commission, amountMinor, livemode };
        const accrual = [accrueCommission(of)];
        const postings = [...accrual, ...(approved ? [approve(accrual, amountMinor)] : [])];
        for (const part of amounts) postings.push(reverse(postings, part));
        for (const posting of postings) assertAllowed(posting);
        expect(netOf(postings.flatMap(entriesOf))).toEqual([]);
      }),
    );
  });

  test.each([
    ['nothing was posted', [], 1n],
    ['more is asked than stands there', [accrueCommission(commission)], 751n],
    ['it was taken back already', [accrueCommission(commission), reverse([accrueCommission(commission)], 750n)], 1n],
    [
      'it stands on more than one pair of accounts',
      [accrueCommission(commission), accrueCommission({ ...commission, affiliateId: 'aff_2' })],
      1n,
    ],
  ])('is refused when %s', (_label, postings, amountMinor) => {
    expect(() => reverse(postings, amountMinor)).toThrow(RangeError);
  });
});

describe('an approval', () => {
  const accrued = [accrueCommission(commission)];

  test('goes to accounts of those whom the accrual named, in its mode', () => {
    const other = { ...commission, merchantId: 'mer_2', affiliateId: 'aff_2', programId: 'prg_2', livemode: false };
    const approval = approve([accrueCommission(other)], 750n);
    expect(approval).toMatchObject({ scope: { kind: 'program', id: 'prg_2' }, livemode: false });
    expect(lines(approval)).toEqual([
      'approve_commission',
      'test/affiliate/aff_2/prg_2/pending 750 EUR',
      'test/affiliate/aff_2/prg_2/approved -750 EUR',
      'test/merchant/mer_2/due 750 EUR',
      'test/merchant/mer_2/accrued -750 EUR',
    ]);
  });

  test.each([
    ['nothing was posted', [], 750n],
    ['it is of less than stands there', accrued, 749n],
    ['it is of more than stands there', accrued, 751n],
    ['all was taken back', [...accrued, reverse(accrued, 750n)], 750n],
    ['it was approved already', [...accrued, approve(accrued, 750n)], 750n],
  ])('is refused when %s', (_label, postings, amountMinor) => {
    expect(() => approve(postings, amountMinor)).toThrow(RangeError);
  });
});
