import { describe, expect, test } from '@jest/globals';
import { rotatedExpiries } from './rotated-expiries.js';

const at = (time: string) => new Date(`2026-03-${time}:00Z`);
const now = at('10T12:00');

describe('a rotated key', () => {
  test('without an expiry ends after the overlap, and its successor does not', () => {
    const key = { createdAt: at('01T00:00'), expiresAt: null };
    expect(rotatedExpiries(key, now, 24)).toEqual({ old: at('11T12:00'), successor: null });
  });

  test('ends now when nothing overlaps', () => {
    expect(rotatedExpiries({ createdAt: at('01T00:00'), expiresAt: null }, now, 0).old).toEqual(now);
  });

  test('keeps an expiry that is sooner, and its successor gets as long a life', () => {
    const key = { createdAt: at('01T00:00'), expiresAt: at('11T00:00') };
    expect(rotatedExpiries(key, now, 168)).toEqual({ old: at('11T00:00'), successor: at('20T12:00') });
  });
});
