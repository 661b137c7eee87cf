import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { LeakSearch } from '../leaks/leak-search.ts';
import { searchLogs } from '../leaks/search-logs.ts';
import { secretsOfValue } from '../leaks/secrets-of-value.ts';

const value = 'Müde "Küste" & 7/9+x=1';
const jwt = `${'h'.repeat(20)}.${'p'.repeat(90)}.${'s'.repeat(86)}`;
const search = new LeakSearch([
  { kind: 'password', value },
  { kind: 'access token', value: jwt },
]);

const folder = mkdtempSync(path.join(tmpdir(), 'tributary-leaks-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a secret is found', () => {
  test.each([
    ['plain', value],
    ['url-encoded', encodeURIComponent(value)],
    ['url-encoded', encodeURIComponent(value).replaceAll(/%../g, (code) => code.toLowerCase())],
    ['url-encoded', new URLSearchParams({ password: value }).toString()],
    ['as JSON', JSON.stringify({ password: value })],
    ['hex', Buffer.from(value).toString('hex')],
    ['hex', Buffer.from(value).toString('hex').toUpperCase()],
    ['base64', Buffer.from(value).toString('base64')],
    ['base64', Buffer.from(`u:${value}`).toString('base64')],
    ['base64', Buffer.from(`usr:${value}!`).toString('base64')],
    ['base64', Buffer.from(`user:${value}!!`).toString('base64url')],
  ])('%s: %s', (form, text) => {
    expect(search.leaksIn(`first line\n{"msg":"${text}"}\n`)).toEqual([{ kind: 'password', form, line: 2 }]);
  });

  test('a token by its signature alone', () => {
    expect(search.leaksIn(`… ${'s'.repeat(86)}`)).toMatchObject([{ kind: 'access token' }]);
  });
});

test('what only begins like a secret is none', () => {
  expect(search.leaksIn(value.slice(0, -1))).toEqual([]);
});

test('every file of a folder is read, and the message keeps the secret', () => {
  writeFileSync(path.join(folder, 'api.log'), 'fine\n');
  writeFileSync(path.join(folder, 'redis.log.1'), `a\nb\nAUTH ${value}\n`);
  const found = searchLogs(folder, [{ kind: 'Redis password', value }]);
  expect(found).toEqual(['redis.log.1:3 holds Redis password (plain)']);
});

test('secrets are known by the names of their fields', () => {
  const body = {
    user: { email: 'ada@example.org', password: 'a password' },
    codes: ['aaaaa-bbbbb', 'ccccc-ddddd'],
    code: 'too_many_requests',
    note: 'a note',
  };
  expect(secretsOfValue('sent', body)).toEqual([
    { kind: 'sent email', value: 'ada@example.org' },
    { kind: 'sent password', value: 'a password' },
    { kind: 'sent codes', value: 'aaaaa-bbbbb' },
    { kind: 'sent codes', value: 'ccccc-ddddd' },
  ]);
  expect(secretsOfValue('sent', { code: '123456' })).toEqual([]);
});
