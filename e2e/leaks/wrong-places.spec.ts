import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { endpoints } from '../harness/run.ts';
import { remember } from './known-secrets.ts';

// Whether a log holds one of these is found out at the end of the run, by harness/global-teardown.ts.

/** A secret nobody else has, remembered with the mistake that it is for. */
function secret(mistake: string, prefix = ''): string {
  const value = `${prefix}${randomBytes(32).toString('base64url')}`;
  remember([{ kind: `secret (${mistake})`, value }]);
  return value;
}

const key = (mistake: string): string => secret(mistake, 'mk_live_');
const json = { 'content-type': 'application/json' };
const signIn = '/v1/auth/sign-in';

type Mistake = readonly [name: string, path: (value: string) => string, init: (value: string) => RequestInit];

const post = (body: BodyInit, headers: Record<string, string> = json): RequestInit => ({
  method: 'POST',
  headers,
  body,
});
const bearer = (value: string): RequestInit => ({ headers: { authorization: `Bearer ${value}` } });

const mistakes: readonly Mistake[] = [
  ['a password in malformed JSON', () => signIn, (value) => post(`{"email":"a@example.test","password":"${value}`)],
  [
    'a password with a wrong content type',
    () => signIn,
    (value) => post(`password=${value}`, { 'content-type': 'text/plain' }),
  ],
  ['a password in a form', () => signIn, (value) => post(new URLSearchParams({ password: value }), {})],
  ['a password as the address', () => signIn, (value) => post(JSON.stringify({ email: value, password: value }))],
  [
    'a password of the wrong type',
    () => signIn,
    (value) => post(JSON.stringify({ email: 'a@example.test', password: [value] })),
  ],
  [
    'a password with a NUL',
    () => signIn,
    (value) => post(JSON.stringify({ email: 'a@example.test', password: `${value}\0` })),
  ],
  ['a password in the query', (value) => `${signIn}?password=${value}`, () => post('{}')],
  ['a key in the query', (value) => `/v1/links?api_key=${value}`, () => ({})],
  ['a key in the query of no route', (value) => `/v2/links?key=${value}`, () => ({})],
  ['a key as a part of the path', (value) => `/v1/conversions/${value}`, () => ({})],
  ['a key as the whole path', (value) => `/${value}`, () => ({})],
  ['a key in an address that cannot be decoded', (value) => `/v1/links/%zz${value}`, () => ({})],
  ['a bearer token on no route', () => '/v1/nothing-here', bearer],
  ['a bearer token of nobody', () => '/v1/me', bearer],
  ['a key as a user name', () => '/v1/me', (value) => ({ headers: { authorization: `Basic ${btoa(`${value}:x`)}` } })],
  ['a key as the request id', () => '/v1/me', (value) => ({ headers: { 'x-request-id': value } })],
  ['a key as the trace', () => '/v1/me', (value) => ({ headers: { traceparent: value } })],
  [
    'a key as the idempotency key',
    () => '/v1/conversions',
    (value) => post('{}', { ...json, 'idempotency-key': value }),
  ],
  ['a key as the browser', () => '/v1/me', (value) => ({ headers: { 'user-agent': value } })],
  ['a cookie of nobody', () => '/v1/auth/refresh', (value) => post('', { cookie: `tributary_refresh=${value}` })],
  ['a broken cookie', () => '/v1/auth/refresh', (value) => post('', { cookie: `tributary_refresh="${value};=` })],
  [
    'a reset link of nobody',
    () => '/v1/auth/reset-password',
    (value) => post(JSON.stringify({ token: value, password: value })),
  ],
  [
    'an invitation of nobody',
    () => '/v1/auth/invitations/accept',
    (value) => post(JSON.stringify({ token: value, password: value })),
  ],
  [
    'a body that is too large',
    () => signIn,
    (value) => post(JSON.stringify({ password: value, more: 'x'.repeat(1_200_000) })),
  ],
];

describe('the API refuses, and does not repeat', () => {
  test.each(mistakes)('%s', async (name, path, init) => {
    const value = key(name);
    const answer = await fetch(`${endpoints().api}${path(value)}`, init(value));
    const text = await answer.text();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(text).not.toContain(value);
  });
});

test('a field that is not known is named to whoever sent it, and to nobody else', async () => {
  const value = key('a password as the name of a field');
  const answer = await fetch(`${endpoints().api}${signIn}`, post(JSON.stringify({ [value]: value })));
  expect(answer.status).toBe(400);
});

describe('the tracker refuses, and does not repeat', () => {
  test.each([
    ['a token of nobody', (value: string) => `/postback?token=${value}`, {}],
    ['a token with too little beside it', (value: string) => `/postback?token=${value}&order_id=%zz`, {}],
    ['a token with a wrong content type', () => '/postback', json],
    ['a key as a link', (value: string) => `/c/${value}`, {}],
    ['a key as the path', (value: string) => `/${value}`, {}],
  ] as const)('%s', async (name, path, headers) => {
    const value = secret(name, 'pbt_live_');
    const sent = headers === json ? post(JSON.stringify({ token: value })) : { headers };
    const answer = await fetch(`${endpoints().tracker}${path(value)}`, sent);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toContain(value);
  });
});

test.each(['api', 'tracker', 'postgres', 'redis', 'nats'] as const)(
  '%s is told a secret in no protocol at all',
  async (who) => {
    const value = key(`no protocol, to ${who}`);
    const address = endpoints()[who];
    await told(address, `GET /v1/me HTTP/9.9\r\nauthorization: Bearer ${value}\r\n${value}\r\n\r\n`);
    await told(address, `AUTH ${value} ${value}\r\n`);
  },
);

/** Writes to a server what it does not understand, and waits until it has had enough. */
async function told(address: string, text: string): Promise<void> {
  const { hostname, port } = new URL(address);
  await new Promise<void>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(text));
    socket.setTimeout(500, () => socket.destroy());
    socket.on('data', () => undefined);
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}
