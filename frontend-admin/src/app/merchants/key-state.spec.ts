import { describe, expect, it } from 'vitest';
import { keyState } from './key-state';

const now = Date.parse('2026-03-10T12:00:00Z');
const key = { id: 'key_1', expiresAt: null as string | null, revokedAt: null as string | null };
const none = new Set<string>();

describe('the state of a key', () => {
  it.each([
    ['without an end', key, none, 'active'],
    ['that ends later', { ...key, expiresAt: '2026-03-10T12:00:01Z' }, none, 'active'],
    ['that ends now', { ...key, expiresAt: '2026-03-10T12:00:00Z' }, none, 'expired'],
    ['with a successor', { ...key, expiresAt: '2026-03-11T12:00:00Z' }, new Set(['key_1']), 'ending'],
    [
      'with a successor, after the overlap',
      { ...key, expiresAt: '2026-03-09T12:00:00Z' },
      new Set(['key_1']),
      'expired',
    ],
    ['that was revoked', { ...key, revokedAt: '2026-03-01T12:00:00Z' }, new Set(['key_1']), 'revoked'],
  ] as const)('%s', (_, of, replaced, expected) => {
    expect(keyState(of, now, replaced)).toBe(expected);
  });
});
