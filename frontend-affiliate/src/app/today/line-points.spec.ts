import { expect, test } from 'vitest';
import { linePoints, pointsText } from './line-points';

const size = { width: 100, height: 50 };

test('rises from zero to the highest value', () => {
  expect(pointsText(linePoints([0, 5, 10], size))).toBe('0,50 50,25 100,0');
});

test('lies on the ground when all is zero', () => {
  expect(pointsText(linePoints([0, 0], size))).toBe('0,50 100,50');
});

test('keeps zero in sight when refunds outweigh', () => {
  expect(linePoints([10, -10], size)).toEqual([
    [0, 0],
    [100, 50],
  ]);
});
