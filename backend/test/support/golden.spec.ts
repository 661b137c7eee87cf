import { describe, expect, test } from '@jest/globals';
import { expectContains } from './golden.js';

const compare = (golden: unknown, actual: unknown) => () => expectContains(golden, actual);

describe('an answer is as it was', () => {
  test.each([
    ['equal', { a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }],
    ['with a field more', { a: 1 }, { a: 1, b: 2 }],
    ['with a field more in an item of a list', [{ a: 1 }], [{ a: 1, b: [] }]],
    ['an empty list', [], []],
    ['a text', 'x', 'x'],
  ])('%s', (_what, golden, actual) => {
    expect(compare(golden, actual)).not.toThrow();
  });
});

describe('it is not', () => {
  test.each<[string, unknown, unknown, string]>([
    ['a field is gone', { a: { b: 1 } }, { a: {} }, '.a.b: is gone, it was 1'],
    ['a value differs', { a: [{ b: '1.00' }] }, { a: [{ b: '1.0' }] }, '.a[0].b: "1.00" became "1.0"'],
    ['a number became a text', { a: 1 }, { a: '1' }, '.a: 1 became "1"'],
    ['null became a value', { a: null }, { a: {} }, '.a: null became {}'],
    ['a list became an object', { a: [] }, { a: {} }, '.a: [] became {}'],
    ['a list is longer', { a: [1] }, { a: [1, 2] }, '.a: 1 items became 2'],
    ['a list is shorter', { a: [1, 2] }, { a: [1] }, '.a: 2 items became 1'],
    ['a list is in another order', [1, 2], [2, 1], '[0]: 1 became 2'],
  ])('when %s', (_what, golden, actual, said) => {
    expect(compare(golden, actual)).toThrow(said);
  });

  test('and all places are named', () => {
    expect(compare({ a: 1, b: 2 }, { a: 2 })).toThrow('the answer differs:\n  .a: 1 became 2\n  .b: is gone, it was 2');
  });
});
