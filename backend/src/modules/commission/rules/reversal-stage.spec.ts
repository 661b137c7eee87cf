import { expect, test } from '@jest/globals';
import { reversalStage } from './reversal-stage.js';

test.each([
  ['pending', 'pending'],
  ['on_hold', 'pending'],
  ['approved', 'approved'],
  ['in_payout', 'approved'],
  ['paid', 'approved'],
] as const)('a commission that is %s is reversed as %s', (state, stage) => {
  expect(reversalStage(state)).toBe(stage);
});

test.each(['rejected', 'reversed'] as const)('a %s commission has nothing to reverse', (state) => {
  expect(() => reversalStage(state)).toThrow(RangeError);
});
