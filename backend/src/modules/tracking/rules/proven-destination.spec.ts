import { expect, test } from '@jest/globals';
import { isProvenDestination } from './proven-destination.js';

test.each([
  ['https://shop.example/shoes', ['shop.example'], true],
  ['https://www.shop.example/', ['shop.example'], true],
  ['https://evil.example/', ['shop.example'], false],
  ['https://notshop.example/', ['shop.example'], false],
  ['https://shop.example@evil.example/', ['shop.example'], false],
  ['https://anything.example/', [], false],
  ['http://127.0.0.1:5029/eu', ['127.0.0.1'], true],
])('%s with %j → %s', (url, domains, proven) => {
  expect(isProvenDestination(url, domains)).toBe(proven);
});
