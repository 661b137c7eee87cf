import { expect, test } from '@jest/globals';
import { failedAttempt } from './failed-attempt.js';

const policy = { maxAttempts: 60, firstWaitSeconds: 5, longestWaitSeconds: 3_600 };

test.each([
  [1, 0, 5],
  [1, 0.5, 4.5],
  [2, 0, 10],
  [4, 0, 40],
  [11, 0, 3_600],
  [59, 0, 3_600],
  [59, 0.5, 3_240],
  [60, 0, 'give up'],
  [61, 0, 'give up'],
])('after %d attempts, with chance %d: %s', (attempts, chance, expected) => {
  expect(failedAttempt(policy, attempts, chance)).toBe(expected);
});

test('a policy of many attempts never waits longer than it says', () => {
  expect(failedAttempt({ ...policy, maxAttempts: 10_000 }, 9_000, 0)).toBe(3_600);
});
