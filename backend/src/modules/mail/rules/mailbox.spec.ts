import { expect, test } from '@jest/globals';
import { mailboxOf } from './mailbox.js';

test.each([
  ['Ada@Example.com', 'ada@example.com'],
  [' ada@example.com ', 'ada@example.com'],
  ['ada+shop+x@example.com', 'ada@example.com'],
  ['+@example.com', '+@example.com'],
  ['no address', 'no address'],
])('S9: %s fills the mailbox %s', (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});
