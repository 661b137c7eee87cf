import { describe, expect, it } from 'vitest';
import { accountWords } from './account-words';

describe('accounts in words', () => {
  it.each([
    ['merchant/mer_1/accrued', { words: 'Merchant – accrued commission' }],
    ['affiliate/aff_1/prg_1/pending', { words: 'Affiliate – pending', affiliateId: 'aff_1' }],
    ['test/affiliate/aff_1/prg_1/approved', { words: 'Affiliate – approved', affiliateId: 'aff_1' }],
    ['fx/EUR', { words: 'fx/EUR' }],
    ['merchant/mer_1/later_book', { words: 'merchant/mer_1/later_book' }],
  ])('%s', (account, words) => expect(accountWords(account)).toEqual(words));
});
