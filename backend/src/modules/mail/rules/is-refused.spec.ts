import { expect, test } from '@jest/globals';
import { isRefused } from './is-refused.js';

test.each([
  [undefined, false],
  [421, false],
  [451, false],
  [535, false],
  [550, true],
  [554, true],
])('a reply of %s refuses for good: %s', (code, refused) => {
  expect(isRefused(code)).toBe(refused);
});
