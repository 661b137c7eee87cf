import { expect, test } from '@jest/globals';
import { accountOf, accountPath } from './accounts.js';

const parties = { merchantId: 'mer_1', affiliateId: 'aff_1', programId: 'prg_1' };

test.each([
  ['merchant/accrued', true, 'merchant/mer_1/accrued'],
  ['merchant/due', false, 'test/merchant/mer_1/due'],
  ['affiliate/pending', true, 'affiliate/aff_1/prg_1/pending'],
  ['affiliate/approved', false, 'test/affiliate/aff_1/prg_1/approved'],
] as const)('%s, live: %s, is written %s', (name, livemode, path) => {
  expect(accountPath(accountOf({ ...parties, livemode }, name))).toBe(path);
});
