import { describe, expect, it } from 'vitest';
import { pointsOf } from './sparkline';

describe('sparkline', () => {
  it('begins left, ends right, zero at the bottom', () => expect(pointsOf([0, 5, 10])).toBe('0,26 48,14 96,2'));
  it('lies at the bottom when there was nothing', () => expect(pointsOf([0, 0])).toBe('0,26 96,26'));
  it('goes below zero', () => expect(pointsOf([-10, 10])).toBe('0,26 96,2'));
  it('takes one value and none', () => expect([pointsOf([7]), pointsOf([])]).toEqual(['0,2', '']));
});
