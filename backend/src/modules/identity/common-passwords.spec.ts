import { describe, expect, test } from '@jest/globals';
import { assertUncommon, isTooCommon } from './common-passwords.js';

const email = 'ada.lovelace@example.com';

describe('too common', () => {
  test.each<[string, string, string?]>([
    ['of the list', '1234567890'],
    ['of the list, in other letters', 'QwertyUIOP'],
    ['a common word with a year and a sign', 'Password2026!'],
    ['a common word said twice', 'dragondragon'],
    ['one letter many times', 'aaaaaaaaaaaa'],
    ['the address before its @', 'Ada.Lovelace'],
    ['that with a number', 'ada.lovelace1'],
    ['an address that ends in a number, with one more', 'ada_8656873614', 'ada_865687361@example.com'],
    ['the address without its own number', 'lovelace-2026', 'lovelace77@example.com'],
    ['the whole address', 'ADA.LOVELACE@example.com'],
    ['the name of the product', 'Tributary123'],
    ['in wide letters', '\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44\uff12\uff10\uff12\uff16'],
  ])('%s', (_, password, address = email) => {
    expect(isTooCommon(password, address)).toBe(true);
  });
});

describe('good enough', () => {
  test.each([
    ['words in a row', 'correct horse battery'],
    ['random signs', 'x9K-w_Zq81bTn4e'],
    ['a common word in a long one', 'dragon river 81 lantern'],
    ['a common word with much behind it', 'dragon4820175930'],
    ['only signs', '%§/()=?;:_-*'],
  ])('%s', (_, password) => {
    expect(isTooCommon(password, email)).toBe(false);
  });
});

test('the refusal names the field', () => {
  expect(() => assertUncommon('password123', { email, field: 'newPassword' })).toThrow(
    expect.objectContaining({
      code: 'password_too_common',
      errors: [{ path: 'newPassword', message: expect.any(String) }],
    }),
  );
});
