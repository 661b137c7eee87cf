import { describe, expect, test } from '@jest/globals';
import { newTotpSecret, stepAt, stepOfCode, totpUri } from './totp.js';

// The key of RFC 6238, appendix B ("12345678901234567890"); its eight digits shortened to six.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code of an authenticator app', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at second %d is that of RFC 6238', (seconds, code) => {
    const now = new Date(seconds * 1000);
    expect(stepOfCode(secret, code, now)).toBe(stepAt(now));
  });

  test.each([
    [-60, undefined],
    [-30, 1],
    [0, 0],
    [30, -1],
    [60, undefined],
  ])('looked at %d seconds away is that of the step %s away', (seconds, away) => {
    const now = new Date((1_111_111_109 + seconds) * 1000);
    expect(stepOfCode(secret, '081804', now)).toBe(away === undefined ? undefined : stepAt(now) + away);
  });

  test.each([
    '\u0660\u0661\u0662\u0663\u0664\u0665',
    '\uff12\uff18\uff17\uff10\uff18\uff12',
    '-12345',
    '1e1000',
    'abcdef',
    '28708',
    '2870820',
    '',
  ])('S8: %j is none', (typed) => {
    expect(stepOfCode(secret, typed, new Date(59_000))).toBeUndefined();
  });

  test('has a secret of 160 bits and says whose it is', () => {
    const made = newTotpSecret();
    expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(made);
    expect(totpUri(made, 'ada@example.com')).toBe(
      `otpauth://totp/Tributary:ada%40example.com?issuer=Tributary&secret=${made}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
