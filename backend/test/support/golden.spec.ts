import { describe, expect, test } from '@jest/globals';
import { expectContains, sameButForIds } from './golden.js';

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

describe('of a history that is told anew', () => {
  const [a, b, x, y] = ['a', 'b', 'x', 'y'].map((letter) => `cnv_${letter.repeat(26)}`);
  const retold = (golden: unknown, actual: unknown) => () => expectContains(golden, actual, sameButForIds());

  test('ids are others in the same places', () => {
    expect(retold([a, b, `conversion/${a}/refund`], [x, y, `conversion/${x}/refund`])).not.toThrow();
  });

  test.each([
    ['one id is two', [a, a], [x, y]],
    ['two ids are one', [a, b], [x, x]],
    ['they have changed places', [a, b, a], [x, y, y]],
    ['an id is of another kind', [a], [`aff_${'x'.repeat(26)}`]],
    ['what stands around it differs', [`${a}/pending`], [`${x}/approved`]],
    ['an id is gone', [`${a}`], ['']],
  ])('but not when %s', (_what, golden, actual) => {
    expect(retold(golden, actual)).toThrow('the answer differs');
  });
});
