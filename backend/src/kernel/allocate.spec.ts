import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate.js';

describe('allocate', () => {
  test.each([
    ['example 4: 10.00 linear over three', 1000n, [1n, 1n, 1n], [334n, 333n, 333n]],
    ['example 5: 9.99 position-based 40/20/40 over four', 999n, [40n, 10n, 10n, 40n], [400n, 100n, 100n, 399n]],
    ['example 12: 5.01 split 50:50', 501n, [1n, 1n], [251n, 250n]],
    ['example 15: 7.00 by weights 4:2:1', 700n, [4n, 2n, 1n], [400n, 200n, 100n]],
    ['a negative total mirrors the positive one', -1000n, [1n, 1n, 1n], [-334n, -333n, -333n]],
    ['a zero weight gets nothing', 100n, [0n, 1n], [0n, 100n]],
    ['zero is split into zeros', 0n, [1n, 2n], [0n, 0n]],
  ])('%s', (_label, total, weights, parts) => {
    expect(allocate(total, weights)).toEqual(parts);
  });

  test.each([[[]], [[0n, 0n]], [[1n, -1n]], [[2n, -1n]]])('weights %p are refused', (weights: bigint[]) => {
    expect(() => allocate(100n, weights)).toThrow(RangeError);
  });

  test('parts add up exactly and none is a whole unit away from its exact share', () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((weight) => weight > 0n));
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (total, list) => {
        const parts = allocate(total, list);
        const sum = list.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const error = part * sum - total * (list[index] ?? 0n);
          expect(error < sum && error > -sum).toBe(true);
        });
      }),
    );
  });
});
