import { expect, test } from 'vitest';
import { sumAmounts } from './sum-amounts';

test.each([
  [[], '0'],
  [['0.10', '0.20'], '0.30'],
  [['1', '0.005'], '1.005'],
  [['5.65', '-5.65'], '0.00'],
  [['-0.50', '0.20'], '-0.30'],
  [['9007199254740993.01', '0.01'], '9007199254740993.02'],
])('the sum of %j is %s', (amounts, sum) => {
  expect(sumAmounts(amounts)).toBe(sum);
});
