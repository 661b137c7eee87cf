import { describe, expect, test } from '@jest/globals';
import { newRecoveryCodes, newRecoverySalt, readRecoveryCode, recoveryCodeHash } from './recovery-codes.js';

describe('recovery codes', () => {
  test('are ten different ones, in digits that are not mistaken for others', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
  });

  test.each([
    ['k3f9d-0x7qm', 'k3f9d0x7qm'],
    [' K3F9D 0X7QM ', 'k3f9d0x7qm'],
    ['k3f9d-ox7ql', 'k3f9d0x7q1'],
    ['123456', undefined],
    ['k3f9d-0x7qu', undefined],
    ['', undefined],
  ])('typed %j is read as %s', (typed, code) => {
    expect(readRecoveryCode(typed)).toBe(code);
  });

  test('have one hash for a salt, and another for another salt', async () => {
    const [salt, other] = [newRecoverySalt(), newRecoverySalt()];
    const hash = await recoveryCodeHash('k3f9d0x7qm', salt);
    expect(hash).toHaveLength(32);
    expect(await recoveryCodeHash('k3f9d0x7qm', salt)).toEqual(hash);
    expect(await recoveryCodeHash('k3f9d0x7qm', other)).not.toEqual(hash);
    expect(await recoveryCodeHash('k3f9d0x7qn', salt)).not.toEqual(hash);
  });
});
