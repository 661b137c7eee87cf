import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { askedRequest } from './asked-request.js';
import { hashOf } from './input-hash.js';

const request = {
  method: 'POST',
  url: '/v1/links?dryRun=false',
  query: { dryRun: 'false' },
  body: { name: 'a', tags: [] },
};
const hash = (changed: object) => hashOf(askedRequest({ ...request, ...changed })).toString('hex');
const same = hash({});

test.each([
  ['the order of fields', { body: { tags: [], name: 'a' } }],
  ['a field that is undefined', { body: { name: 'a', tags: [], active: undefined } }],
  ['that it is no rehearsal', { url: '/v1/links', query: {} }],
  ['a password', { body: { ...request.body, newPassword: 'correct horse' } }],
])('%s makes no other request', (_, changed) => {
  expect(hash(changed)).toBe(same);
});

test.each([
  ['the method', { method: 'PATCH' }],
  ['the path', { url: '/v1/coupons' }],
  ['the query', { query: { programId: 'p' } }],
  ['a field', { body: { name: 'b', tags: [] } }],
  ['a field that is null', { body: { ...request.body, active: null } }],
  ['a field less', { body: { name: 'a' } }],
  ['a code', { body: { ...request.body, code: 'SAVE10' } }],
  ['no body', { body: undefined }],
])('%s makes another request', (_, changed) => {
  expect(hash(changed)).not.toBe(same);
});

test('a body that is no object is taken as it is', () => {
  expect(askedRequest({ ...request, body: ['a'] })).toMatchObject({ path: '/v1/links', query: {}, body: ['a'] });
});

test('no field that the API describes as a password is kept', () => {
  const document = readFileSync(path.resolve(import.meta.dirname, '../../../docs/openapi.json'), 'utf8');
  const names = new Set<string>();
  JSON.parse(document, (name, value: { format?: unknown } | null) => {
    if (value?.format === 'password') names.add(name);
    return value;
  });
  expect(names.size).toBeGreaterThan(1);
  for (const name of names) expect(askedRequest({ ...request, body: { [name]: 'correct horse' } }).body).toEqual({});
});
