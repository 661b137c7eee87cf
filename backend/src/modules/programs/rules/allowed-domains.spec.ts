import { expect, test } from '@jest/globals';
import { allowedDomains } from './allowed-domains.js';

test.each([
  [['shop.example', 'shop.test'], 'https://other.example/', ['shop.example', 'shop.test']],
  [[], 'https://fjaell.example/no', ['fjaell.example']],
  [[], 'https://www.fjaell.example:8443/', ['fjaell.example']],
  [[], 'https://www.com/', ['www.com']],
  [[], 'http://127.0.0.1:5029/', ['127.0.0.1']],
  [[], 'http://10.0.0.1/', []],
  [[], 'http://localhost/', []],
  [[], null, []],
])('S10: the list %j of a merchant at %s allows %j', (listed, website, allowed) => {
  expect(allowedDomains(listed, website)).toEqual(allowed);
});
