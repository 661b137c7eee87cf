import { expect, test } from '@jest/globals';
import { isRetryable, isUnavailable, sqlState } from './postgres-error.js';

test.each([
  ['a socket that broke while writing, whose code looks like a SQLSTATE', { code: 'EPIPE', message: 'write EPIPE' }],
  ['a refused connection', { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }],
  ['a restart of the server', { code: '57P01', message: 'terminating connection due to administrator command' }],
  ['a transaction that took too long', { code: '25P04', message: 'the transaction is over' }],
])('%s means that the database is unavailable', (_what, error) => {
  expect(isUnavailable(error)).toBe(true);
});

test.each([
  ['a violated unique key', { code: '23505', message: 'duplicate key' }],
  ['a defect of ours', new TypeError('x is not a function')],
])('%s does not', (_what, error) => {
  expect(isUnavailable(error)).toBe(false);
});

test('the state is found where the driver or Prisma has put it', () => {
  expect(sqlState({ code: '40P01' })).toBe('40P01');
  expect(sqlState({ code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '40001' } } } })).toBe('40001');
  expect(isRetryable({ code: '40P01' })).toBe(true);
});
