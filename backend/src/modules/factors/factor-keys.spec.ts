import { describe, expect, test } from '@jest/globals';
import type { Settings } from '../../platform/config.js';
import { FactorKeys } from './factor-keys.js';

const [older, newer] = [
  { id: 'old', secret: Buffer.alloc(32, 1) },
  { id: 'new', secret: Buffer.alloc(32, 2) },
];
const keys = (...list: Settings['FACTOR_KEYS']) => new FactorKeys({ FACTOR_KEYS: list });

/** The same sealed text with one bit of its tag turned. */
function withOtherBit(sealed: string): string {
  const [id, encoded = ''] = sealed.split('.');
  const bytes = Buffer.from(encoded, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return `${id}.${bytes.toString('base64url')}`;
}

describe('the secret of an authenticator app', () => {
  test('is sealed differently each time, and opens', () => {
    const sealed = [keys(older).seal('usr_1', 'JBSWY3DP'), keys(older).seal('usr_1', 'JBSWY3DP')];
    expect(sealed[0]).toMatch(/^old\.[\w-]+$/);
    expect(sealed[0]).not.toBe(sealed[1]);
    expect(sealed.map((text) => keys(older).open('usr_1', text))).toEqual(['JBSWY3DP', 'JBSWY3DP']);
  });

  test('is sealed with the first key and opens with any', () => {
    const both = keys(newer, older);
    expect(both.seal('usr_1', 'x')).toMatch(/^new\./);
    expect(both.open('usr_1', keys(older).seal('usr_1', 'x'))).toBe('x');
  });

  test.each([
    ['for another person', () => keys(older).open('usr_2', keys(older).seal('usr_1', 'x'))],
    ['without its key', () => keys(newer).open('usr_1', keys(older).seal('usr_1', 'x'))],
    [
      'with another key of that name',
      () => keys({ ...newer, id: 'old' }).open('usr_1', keys(older).seal('usr_1', 'x')),
    ],
    ['when it was changed', () => keys(older).open('usr_1', withOtherBit(keys(older).seal('usr_1', 'x')))],
  ])('does not open %s', (_, open) => {
    expect(open).toThrow();
  });
});
