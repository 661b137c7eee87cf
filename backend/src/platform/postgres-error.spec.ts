import { expect, test } from '@jest/globals';
import { problemOfError } from './problem-of-error.js';
import { isRetryable, isTimeLimit, isUnavailable, sqlState } from './postgres-error.js';

test.each([
  ['a socket that broke while writing, whose code looks like a SQLSTATE', { code: 'EPIPE', message: 'write EPIPE' }],
  ['a refused connection', { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }],
  ['a restart of the server', { code: '57P01', message: 'terminating connection due to administrator command' }],
  ['a transaction that took too long', { code: '25P04', message: 'the transaction is over' }],
  ['a cancelled statement', { code: '57014', message: 'canceling statement due to user request' }],
  ['a primary that became a standby', { code: '25006', message: 'cannot execute INSERT in a read-only transaction' }],
  ['a name that is not resolved', { code: 'EAI_AGAIN', message: 'getaddrinfo EAI_AGAIN db' }],
  ['a network without a way', { code: 'EHOSTUNREACH', message: 'connect EHOSTUNREACH' }],
  ['a server that went away', new Error('Connection terminated unexpectedly')],
  ['a server that says nothing', new Error('Query read timeout')],
  ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
  ['a typed call of Prisma', { code: 'P1001', message: "Can't reach database server" }],
  [
    'a raw statement of Prisma',
    { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'DatabaseNotReachable' } } } },
  ],
  [
    'a raw statement on a closed connection',
    { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'ConnectionClosed' } } } },
  ],
  [
    'an account that is not let in',
    { code: 'P1000', meta: { driverAdapterError: { cause: { originalCode: '28P01' } } } },
  ],
])('S5: %s means that the database is unavailable', (_what, error) => {
  expect(isUnavailable(error)).toBe(true);
  expect(problemOfError(error)).toMatchObject({ status: 503, code: 'storage_unavailable' });
});

test.each([
  ['a violated unique key', { code: '23505', message: 'duplicate key' }],
  [
    'a raw statement that is wrong',
    { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '42601' } } } },
  ],
  ['a defect of ours', new TypeError('x is not a function')],
])('%s does not', (_what, error) => {
  expect(isUnavailable(error)).toBe(false);
});

test('the state is found where the driver or Prisma has put it', () => {
  expect(sqlState({ code: '40P01' })).toBe('40P01');
  expect(sqlState({ code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '40001' } } } })).toBe('40001');
  expect(isRetryable({ code: '40P01' })).toBe(true);
});

test('a limit of time that the server itself keeps is told from a server that is away', () => {
  expect(isTimeLimit({ code: '55P03', message: 'canceling statement due to lock timeout' })).toBe(true);
  expect(isTimeLimit({ code: '25P04', message: 'terminating connection due to transaction timeout' })).toBe(true);
  expect(isTimeLimit(new Error('Query read timeout'))).toBe(false);
  expect(isTimeLimit({ code: '57P01', message: 'terminating connection due to administrator command' })).toBe(false);
});
