import { describe, expect, test } from '@jest/globals';
import { emailSchema, typedEmailSchema } from './credentials.schema.js';
import { emailKey } from '../../kernel/email-key.js';
import { accountKey } from './account-key.js';

describe('S11: an email address', () => {
  test.each([
    ['Ada@Example.COM', 'ada@example.com'],
    [' ada@example.com\n', 'ada@example.com'],
    ['re\u0301mi@example.com', 'r\u00e9mi@example.com'],
    // Letters that only some foldings take for ASCII ones stay what they are.
    ['\u0130da@example.com', '\u0130da@example.com'],
    ['\u017fam@example.com', '\u017fam@example.com'],
    // The sign for kelvin is the letter K by Unicode's own word.
    ['\u212aate@example.com', 'kate@example.com'],
  ])('%j is compared as %j', (typed, key) => {
    expect(emailKey(typed)).toBe(key);
  });

  test('is counted by the account that was found, however it was typed', () => {
    expect(accountKey('a@b.example', { id: 'usr_1' })).toBe(accountKey('A@B.example', { id: 'usr_1' }));
    expect(accountKey('a@b.example')).toBe(accountKey(' A@b.example'));
    expect(accountKey('a@b.example')).not.toBe(accountKey('a@b.example', { id: 'usr_1' }));
  });

  test('may have blanks around it', () => {
    expect(emailSchema.parse(' a@b.example ')).toBe('a@b.example');
    expect(typedEmailSchema.parse(' a@b')).toBe('a@b');
    expect(emailSchema.safeParse('\u0130da@example.com').success).toBe(false);
  });
});
