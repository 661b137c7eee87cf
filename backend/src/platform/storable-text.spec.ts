import { expect, test } from '@jest/globals';
import { assertStorable, isStorable, storablePrefix } from './storable-text.js';

const nul = '\0';
const half = '\ud83d';

test.each([
  ['plain text', { a: 'text', b: [1, null, true, { c: '👋🏽 שלום' }] }],
  ['no body', undefined],
])('%s passes', (_label, value) => {
  expect(() => assertStorable(value)).not.toThrow();
});

test.each([
  ['a NUL', { name: `a${nul}b` }, 'name'],
  ['half a pair', { items: [{ sku: 'a' }, { sku: half }] }, 'items.1.sku'],
  ['a NUL in a name', { metadata: { [`k${nul}`]: 1 } }, 'metadata'],
])('%s is refused, with its place', (_label, value, path) => {
  expect(() => assertStorable(value)).toThrow(
    expect.objectContaining({ code: 'text_not_storable', errors: [expect.objectContaining({ path })] }),
  );
});

test.each([
  ['short', 5, 'short'],
  ['longer', 4, 'long'],
  [`a${nul}b`, 9, 'a\ufffdb'],
  ['ab👋🏽', 3, 'ab\ufffd'],
])('of %j at most %d characters can be kept', (text, length, kept) => {
  expect(storablePrefix(text, length)).toBe(kept);
  expect(isStorable(kept)).toBe(true);
});
