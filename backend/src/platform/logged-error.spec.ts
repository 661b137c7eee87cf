import { expect, test } from '@jest/globals';
import { loggedError } from './logged-error.js';

const shown = (error: unknown): string => JSON.stringify(loggedError(error));

test('says what it is, where it happened and why', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', port: 5432 });
  expect(loggedError(new TypeError('not usable', { cause }))).toMatchObject({
    type: 'TypeError',
    message: 'not usable',
    stack: expect.stringMatching(/^ {4}at [^\n]*logged-error\.spec/),
    cause: { message: 'connect ECONNREFUSED', code: 'ECONNREFUSED', port: 5432 },
  });
});

test('leaves out what drivers hang on their errors', () => {
  const refused = Object.assign(new Error('WRONGPASS'), { command: { name: 'auth', args: ['the-password'] } });
  const lost = Object.assign(new Error('lost'), {
    client: { values: ['the-password'] },
    code: { not: 'the-password' },
  });
  expect(shown(refused)).not.toContain('the-password');
  expect(shown(lost)).not.toContain('the-password');
  expect(shown(new AggregateError([refused, lost], 'both'))).not.toContain('the-password');
});

test('leaves out the address that cannot be read', () => {
  let error: unknown;
  try {
    new URL('redis//:the-password@redis');
  } catch (thrown) {
    error = thrown;
  }
  expect(loggedError(error)).toMatchObject({ code: 'ERR_INVALID_URL' });
  expect(shown(error)).not.toContain('the-password');
});

test('leaves out the values of a call that Prisma does not understand', () => {
  const message =
    'Invalid `db.user.create()` invocation:\n{ password: "the-password" }\n\nArgument `role` is missing.\n';
  const error = Object.assign(new Error(message), { name: 'PrismaClientValidationError' });
  expect(loggedError(error)).toMatchObject({ message: 'Argument `role` is missing.' });
  expect(shown(error)).not.toContain('the-password');
});

test('of what is no error only the kind of it, unless it is a sentence', () => {
  expect(loggedError({ password: 'the-password' })).toBe('object');
  expect(loggedError('stopped')).toBe('stopped');
});
