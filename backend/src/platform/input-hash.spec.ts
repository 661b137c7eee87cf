import { expect, test } from '@jest/globals';
import { hashOf } from './input-hash.js';

const same = (a: unknown, b: unknown) => hashOf(a).equals(hashOf(b));

test('the order of keys and absent fields make no difference', () => {
  expect(same({ a: 1, b: { c: [1, 2], d: undefined } }, { b: { c: [1, 2] }, a: 1 })).toBe(true);
});

test.each([
  [{ a: 1 }, { a: '1' }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ a: null }, {}],
  [{ a: 1n }, { a: 1 }],
  [{ a: { b: 1 } }, { a: { c: 1 } }],
])('%j is not %j', (a, b) => {
  expect(same(a, b)).toBe(false);
});
