import { expect, test } from '@jest/globals';
import { natsAccount, natsServer } from './nats-account.js';

test.each([
  ['nats://localhost:4222', undefined],
  ['nats://app:s%40fe@nats:4222', { user: 'app', pass: 's@fe' }],
  ['tls://t0ken@nats:4222', { auth_token: 't0ken' }],
])('the account of %s', (url, account) => {
  expect(natsAccount(url)).toEqual(account);
});

test('the server is told without it', () => {
  expect(natsServer('nats://app:safe@nats:4222')).toBe('nats://nats:4222');
  expect(natsServer('tls://[::1]:4222')).toBe('tls://[::1]:4222');
});
