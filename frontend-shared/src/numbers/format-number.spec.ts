import { describe, expect, it } from 'vitest';
import { formatChange, formatCount, formatRate } from './format-number';

describe('numbers', () => {
  it('separates thousands', () => expect(formatCount(1_234_567)).toBe('1,234,567'));
  it('writes counts by share with two decimals at most', () => {
    expect([0.5, 0.333333, 0.1 + 0.2].map(formatCount)).toEqual(['0.5', '0.33', '0.3']);
  });
  it('writes a rate in per cent', () => expect(formatRate('0.012345')).toBe('1.23%'));
  it('has no rate without clicks', () => expect(formatRate(null)).toBe('–'));

  it.each([
    [112, 100, 'up', '+12%'],
    [100, 112, 'down', '-11%'],
    [1005, 1000, 'up', '+0.5%'],
    [100, 100, 'same', '0%'],
    [-50, -100, 'up', '+50%'],
    [7, 0, 'up', ''],
    [0, 0, 'same', ''],
  ] as const)('%d after %d went %s: %s', (now, before, direction, words) => {
    expect(formatChange(now, before)).toEqual({ direction, words });
  });
});
