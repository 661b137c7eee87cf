import { expect, test } from '@jest/globals';
import { RecentlyUsed } from './recently-used.js';

test('what is used again stays, what is not goes first', () => {
  const cache = new RecentlyUsed<number>(4);
  cache.set('used', 1);
  cache.set('unused', 2);
  for (let i = 0; i < 8; i += 1) {
    cache.set(`other ${i}`, i);
    expect(cache.get('used')).toBe(1);
  }
  expect(cache.get('unused')).toBeUndefined();
});

test('remembers at least half of its capacity, and the last value of a key', () => {
  const cache = new RecentlyUsed<number>(4);
  for (let i = 0; i < 100; i += 1) cache.set(`key ${i % 50}`, i);
  expect([48, 49].map((i) => cache.get(`key ${i}`))).toEqual([98, 99]);
});

test('forgets what was not used, however many keys come', () => {
  const cache = new RecentlyUsed<number>(4);
  const keys = Array.from({ length: 1_000 }, (_, i) => `key ${i}`);
  for (const key of keys) cache.set(key, 0);
  expect(keys.filter((key) => cache.get(key) !== undefined).length).toBeLessThanOrEqual(4);
});
