import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assertBalanced, correctionOf, type Entry } from './posting.js';

const entry = (account: string, amountMinor: bigint, currency = 'EUR'): Entry => ({ account, amountMinor, currency });

describe('assertBalanced', () => {
  test('example 16: two currencies, zero in each', () => {
    const entries = [
      entry('affiliate/aff_1/prg_1/approved', 5000n),
      entry('fx/EUR', -5000n),
      entry('fx/USD', 5416n, 'USD'),
      entry('affiliate/aff_1/prg_1/in_payout', -5416n, 'USD'),
    ];
    expect(() => {
      assertBalanced({ kind: 'reserve', entries });
    }).not.toThrow();
  });

  test.each([
    ['no entries', [], 'posting_empty'],
    ['an entry of zero', [entry('fees', 0n)], 'posting_zero_entry'],
    ['an unknown account', [entry('fees', 1n), entry('shoebox', -1n)], 'posting_unknown_account'],
    ['one side only', [entry('fees', 1n)], 'posting_unbalanced'],
    ['zero over two currencies', [entry('fx/EUR', 1n), entry('fx/USD', -1n, 'USD')], 'posting_unbalanced'],
  ])('%s is refused', (_label, entries, code) => {
    expect(() => {
      assertBalanced({ kind: 'made_up', entries });
    }).toThrow(expect.objectContaining({ name: 'InvalidPosting', code }));
  });
});

test('a posting and its correction leave every account where it was', () => {
  const entries = fc.array(
    fc.record({
      account: fc.constantFrom('fees', 'write_off', 'bank/main'),
      amountMinor: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      currency: fc.constantFrom('EUR', 'JPY'),
    }),
  );
  fc.assert(
    fc.property(entries, (list) => {
      const posting = { kind: 'made_up', entries: list };
      const correction = correctionOf(posting);
      expect(correction.kind).toBe('made_up_correction');
      const undone = list.map(({ amountMinor }, i) => amountMinor + (correction.entries[i]?.amountMinor ?? 0n));
      expect(undone.every((sum) => sum === 0n)).toBe(true);
      expect(correctionOf(correction).entries).toEqual(list);
    }),
  );
});
