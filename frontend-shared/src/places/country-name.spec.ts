import { expect, test } from 'vitest';
import { countryName } from './country-name';

test.each([
  ['DE', 'Germany'],
  ['GB', 'United Kingdom'],
  ['ZZ', undefined],
  [null, undefined],
  [undefined, undefined],
  ['nowhere at all', 'nowhere at all'],
])('%s is %s', (code, name) => {
  expect(countryName(code)).toBe(name);
});
