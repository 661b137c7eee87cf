import { ClickHouseError } from '@clickhouse/client';
import { expect, test } from '@jest/globals';
import { problemOfError } from './problem-of-error.js';

const refusal = (code: string) => new ClickHouseError({ message: 'DB::Exception', code });

test.each([
  ['no answer in time', new Error('Timeout error.')],
  ['a connection that is refused', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
  ['a query that took too long', refusal('159')],
  ['too many queries at once', refusal('202')],
  ['no memory left', refusal('241')],
])('S5: ClickHouse with %s is answered 503', (_what, error) => {
  expect(problemOfError(error)).toMatchObject({ status: 503, code: 'storage_unavailable' });
});

test('a query that is wrong is our fault', () => {
  expect(problemOfError(refusal('62')).status).toBe(500);
});
