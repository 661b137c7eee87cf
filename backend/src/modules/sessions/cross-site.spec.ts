import { expect, test } from '@jest/globals';
import { isCrossSite } from './cross-site.js';

const config = { PUBLIC_API_URL: 'https://partners.example' };

test.each<[string, Record<string, string>, boolean]>([
  ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: 'https://partners.example' }, false],
  ['a page of ours, in an older browser', { origin: 'https://partners.example' }, false],
  ['a page of ours under another name', { origin: 'http://localhost:3000', host: 'localhost:3000' }, false],
  ['no browser', { host: 'partners.example' }, false],
  ['an address that was typed', { 'sec-fetch-site': 'none' }, false],
  ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, true],
  ['another host of the same domain', { 'sec-fetch-site': 'same-site', origin: 'https://shop.partners.example' }, true],
  ['a page of another site, in an older browser', { origin: 'https://evil.example', host: 'partners.example' }, true],
  ['a page without an origin', { origin: 'null', host: 'partners.example' }, true],
  ['another port', { origin: 'https://partners.example:8443', host: 'partners.example' }, true],
])('S15: %s', (_, headers, expected) => {
  expect(isCrossSite({ headers }, config)).toBe(expected);
});
