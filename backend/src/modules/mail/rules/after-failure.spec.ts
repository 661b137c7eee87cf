import { expect, test } from '@jest/globals';
import { afterFailure } from './after-failure.js';

test.each([
  [1, undefined, 5],
  [2, 421, 10],
  [4, 451, 40],
  [11, undefined, 3_600],
  [59, undefined, 3_600],
  [60, undefined, 'give up'],
  [1, 550, 'give up'],
  [1, 535, 5],
])('after %d attempts, the last answered %s: %s', (attempts, code, expected) => {
  expect(afterFailure(attempts, code)).toBe(expected);
});
