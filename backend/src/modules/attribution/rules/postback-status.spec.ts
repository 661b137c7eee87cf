import { expect, test } from '@jest/globals';
import { postbackStatus } from './postback-status.js';
import type { PostbackStatus } from './postback-status.js';

test.each<[PostbackStatus, string]>([
  ['approved', 'approved APPROVED sale Confirmed 1 A a'],
  ['pending', 'pending hold on_hold 2 5 P'],
  ['rejected', 'rejected Declined cancelled canceled void trash 3 D'],
  ['refunded', 'refunded Chargeback'],
  ['lead', 'lead LEAD'],
])('case 2: %s is what these say: %s', (status, words) => {
  expect(words.split(' ').map(postbackStatus)).toEqual(words.split(' ').map(() => status));
});

test.each(['4', '0', '', 'reversed', 'paid', 'constructor', '__proto__'])('case 2: %j says nothing', (word) => {
  expect(postbackStatus(word)).toBeUndefined();
});
