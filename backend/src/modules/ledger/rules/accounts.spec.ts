import { describe, expect, test } from '@jest/globals';
import { accountKind, affiliateAccount, merchantAccount } from './accounts.js';

const owner = { merchantId: 'mer_1', affiliateId: 'aff_1', programId: 'prg_1' };

describe('account names', () => {
  test.each([
    [merchantAccount({ ...owner, livemode: true }, 'accrued'), 'merchant/mer_1/accrued'],
    [merchantAccount({ ...owner, livemode: false }, 'due'), 'test/merchant/mer_1/due'],
    [affiliateAccount({ ...owner, livemode: true }, 'pending'), 'affiliate/aff_1/prg_1/pending'],
    [affiliateAccount({ ...owner, livemode: false }, 'in_payout'), 'test/affiliate/aff_1/prg_1/in_payout'],
  ])('%s', (name, expected) => {
    expect(name).toBe(expected);
  });

  test.each(['', 'a/b', 'a b', 'a\n'])('an id %j is refused', (id) => {
    expect(() => merchantAccount({ merchantId: id, livemode: true }, 'due')).toThrow(RangeError);
    expect(() => affiliateAccount({ ...owner, affiliateId: id, livemode: false }, 'pending')).toThrow(RangeError);
  });
});

test.each([
  ['merchant/mer_1/accrued', 'merchant_accrued'],
  ['merchant/mer_1/due', 'merchant_due'],
  ['merchant/mer_1/prepaid', 'merchant_prepaid'],
  ['affiliate/aff_1/prg_1/pending', 'affiliate_pending'],
  ['affiliate/aff_1/prg_1/approved', 'affiliate_approved'],
  ['test/affiliate/aff_1/prg_1/in_payout', 'affiliate_in_payout'],
  ['operator/pending', 'operator_pending'],
  ['operator/costs', 'operator_costs'],
  ['clearing/wise', 'clearing'],
  ['bank/main', 'bank'],
  ['fx/EUR', 'fx'],
  ['fees', 'fees'],
  ['tax/vat_in', 'tax'],
  ['write_off', 'write_off'],
  ['merchant/mer_1/pending', undefined],
  ['affiliate/aff_1/pending', undefined],
  ['test/test/fees', undefined],
  ['fx/eur', undefined],
  ['', undefined],
])('kind of %j is %s', (account, kind) => {
  expect(accountKind(account)).toBe(kind);
});
