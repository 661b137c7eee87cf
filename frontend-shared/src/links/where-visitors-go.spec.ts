import { expect, test } from 'vitest';
import { whereVisitorsGo } from './where-visitors-go';

test.each([
  ['https://shop.example/closed', 'Visitors are sent to the fallback address (shop.example).'],
  [null, 'Visitors see a page that says the link does not exist.'],
  [undefined, 'Visitors see a page that says the link does not exist.'],
])('B7: with the fallback %s the page says: %s', (fallback, sentence) => {
  expect(whereVisitorsGo(fallback)).toBe(sentence);
});
