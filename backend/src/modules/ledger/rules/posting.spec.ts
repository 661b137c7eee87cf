import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accountOf } from './accounts.js';
import type { AccountName } from './accounts.js';
import { assertAllowed, entriesOf, netOf } from './posting.js';
import type { Move, Posting } from './posting.js';

const parties = { merchantId: 'mer_1', affiliateId: 'aff_1', programId: 'prg_1', livemode: true };
const account = (name: AccountName) => accountOf(parties, name);
const accrual: Move = {
  debit: account('merchant/accrued'),
  credit: account('affiliate/pending'),
  amountMinor: 750n,
  currency: 'EUR',
};
const posting = (...moves: Move[]): Posting => {
  return { kind: 'accrue_commission', scope: { kind: 'program', id: 'prg_1' }, livemode: true, moves };
};

describe('a posting', () => {
  test('may join the accounts of its kind', () => {
    expect(() => {
      assertAllowed(posting(accrual, accrual));
    }).not.toThrow();
  });

  test.each([
    ['without moves', [], 'posting_empty'],
    ['of zero', [{ ...accrual, amountMinor: 0n }], 'posting_not_positive'],
    ['below zero', [{ ...accrual, amountMinor: -1n }], 'posting_not_positive'],
    ['the wrong way round', [{ ...accrual, debit: accrual.credit, credit: accrual.debit }], 'posting_not_allowed'],
    ['to an account of another kind', [{ ...accrual, credit: account('affiliate/approved') }], 'posting_not_allowed'],
    ['of which one line is wrong', [accrual, { ...accrual, debit: account('merchant/due') }], 'posting_not_allowed'],
    [
      'of test money among live money',
      [{ ...accrual, credit: { ...accrual.credit, livemode: false } }],
      'posting_of_both_modes',
    ],
  ])('%s is refused', (_label, moves, code) => {
    expect(() => {
      assertAllowed(posting(...moves));
    }).toThrow(expect.objectContaining({ name: 'InvalidPosting', code }));
  });

  test('adds up to zero in every currency, whatever it moves', () => {
    const move = fc.record({
      debit: fc.constantFrom(account('merchant/accrued'), account('merchant/due')),
      credit: fc.constantFrom(account('affiliate/pending'), account('affiliate/approved')),
      amountMinor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
      currency: fc.constantFrom('EUR', 'JPY'),
    });
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        const entries = entriesOf({ moves });
        for (const currency of ['EUR', 'JPY']) {
          const amounts = entries.filter((entry) => entry.currency === currency).map((entry) => entry.amountMinor);
          expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
        }
      }),
    );
  });
});

test('what entries come to, by account and currency, without those that come to zero', () => {
  const back: Move = { ...accrual, debit: accrual.credit, credit: accrual.debit };
  expect(netOf(entriesOf({ moves: [accrual, { ...back, amountMinor: 250n }] }))).toEqual([
    { account: accrual.debit, amountMinor: 500n, currency: 'EUR' },
    { account: accrual.credit, amountMinor: -500n, currency: 'EUR' },
  ]);
  expect(netOf(entriesOf({ moves: [accrual, back] }))).toEqual([]);
  expect(netOf(entriesOf({ moves: [accrual, { ...back, currency: 'USD' }] }))).toHaveLength(4);
});
