import { hash } from '@node-rs/argon2';
import { describe, expect, test } from '@jest/globals';
import { hashPassword, passwordMatches } from './passwords.js';

const composed = 'cr\u00e8me br\u00fbl\u00e9e 42';
const decomposed = composed.normalize('NFD');

describe('case 13: a password', () => {
  test.each([
    ['set composed, typed decomposed', composed, decomposed],
    ['set decomposed, typed composed', decomposed, composed],
    ['set in wide letters, typed in plain ones', '\uff50\uff49\uff4e\uff45 and needles', 'pine and needles'],
    ['typed as it was set', 'a plain old password', 'a plain old password'],
  ])('%s opens the account', async (_, set, typed) => {
    expect(await passwordMatches(typed, await hashPassword(set))).toBe(true);
  });

  test.each([
    ['composed', composed],
    ['decomposed', decomposed],
    ['with a letter that only compatibility changes', 'ten m\u00b2 of garden'],
  ])('whose hash is from before they were normalised still opens it: %s', async (_, typed) => {
    const old = await hash(typed, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(await passwordMatches(typed, old)).toBe(true);
    expect(await passwordMatches(typed.normalize('NFD'), old)).toBe(true);
  });

  test('that is another one does not', async () => {
    expect(await passwordMatches('creme brulee 42', await hashPassword(composed))).toBe(false);
    expect(await passwordMatches(composed, undefined)).toBe(false);
  });
});
