import { expect, test } from '@jest/globals';
import { rateLimitHeaders } from './rate-limit-headers.js';

const standing = (policy: string, quota: number, remaining: number, waitMs = 0) => ({
  limit: { policy, key: policy, quota },
  ...{ remaining, resetMs: 29_001, waitMs },
});

test('names every policy, and where the one stands that is nearest to its end', () => {
  expect(rateLimitHeaders([standing('read', 100, 99), standing('read-address', 400, 100)], 60)).toEqual({
    ratelimit: '"read-address";r=100;t=30',
    'ratelimit-policy': '"read";q=100;w=60, "read-address";q=400;w=60',
  });
});

test('says to a refused caller when it would pass', () => {
  expect(rateLimitHeaders([standing('read', 100, 0, 1_200)], 60)).toMatchObject({ ratelimit: '"read";r=0;t=2' });
});

test('says nothing when nothing was counted', () => {
  expect(rateLimitHeaders([], 60)).toEqual({});
});
