import { describe, expect, test } from '@jest/globals';
import { portablePattern } from './portable-pattern.js';

describe('case 10: patterns of the OpenAPI document', () => {
  test.each([
    [String.raw`^\d{1,3}(\.\d+)?$`, String.raw`^[0-9]{1,3}(\.[0-9]+)?$`],
    [String.raw`^[A-Za-z][\w.-]{0,63}$`, '^[A-Za-z][A-Za-z0-9_.-]{0,63}$'],
    [String.raw`^\w\d$`, '^[A-Za-z0-9_][0-9]$'],
    [String.raw`^[^\x00-\x20\x7f]$`, String.raw`^[^\x00-\x20\x7f]$`],
    ['^(?:a|b)$', '^(?:a|b)$'],
  ])('%s is written as %s', (source, portable) => expect(portablePattern(source)).toBe(portable));

  test.each([String.raw`\p{C}`, String.raw`[\s]`, String.raw`\bword`, '(?=a)', '(?<name>a)', String.raw`(a)\1`])(
    '%s is refused',
    (source) => expect(() => portablePattern(source)).toThrow(/does not mean the same/),
  );
});
