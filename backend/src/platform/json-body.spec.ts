import { describe, expect, test } from '@jest/globals';
import { isDeeperThan } from './json-body.js';

describe('S7: how deep JSON is nested', () => {
  test.each([
    ['[[]]', false],
    ['[[[]]]', true],
    ['{"a":{"b":{}}}', true],
    ['[{},{},{"a":[]}]', true],
    ['[{},{},{}]', false],
    [String.raw`["[[[{{{", "\"[[[", "\\", []]`, false],
    ['"', false],
    [']]]][[', false],
  ])('%s is deeper than two levels: %s', (json, expected) => expect(isDeeperThan(2, json)).toBe(expected));
});
