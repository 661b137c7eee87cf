import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Gauge } from 'prom-client';
import { answer, Health, serveHealth } from '../../src/platform/health.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { testPostback } from '../support/test-postback.js';
import { startTestTracker } from '../support/tracker.js';
import type { TestTracker } from '../support/tracker.js';

let api: TestApi;
let tracker: TestTracker;
let apiPort: number;
beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen(0, '127.0.0.1');
  apiPort = (api.app.getHttpServer().address() as AddressInfo).port;
  tracker = await startTestTracker(api.settings, undefined, testPostback(api));
}, 60_000);
afterAll(async () => {
  await tracker.stop();
  await api.close();
});

interface Heard {
  readonly text: string;
  readonly status: number;
  readonly error: string | undefined;
  readonly tookMs: number;
}

/** Writes everything, however much of it is read, and listens until the server hangs up. */
function raw(port: number, ...pieces: readonly string[]): Promise<Heard> {
  return new Promise((resolve) => {
    const begun = Date.now();
    let text = '';
    let error: string | undefined;
    const socket = connect(port, '127.0.0.1', () => pieces.forEach((piece) => socket.write(piece)));
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', ({ message }) => (error = message));
    socket.on('close', () =>
      resolve({ text, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), error, tookMs: Date.now() - begun }),
    );
  });
}

const head = (method: string, path: string, ...headers: readonly string[]) =>
  `${[`${method} ${path} HTTP/1.1`, 'host: x', ...headers].join('\r\n')}\r\n\r\n`;

function post(path: string, type: string, body: string): string[] {
  return [head('POST', path, `content-type: ${type}`, `content-length: ${body.length}`, 'connection: close'), body];
}

describe('case 9: a body that is too large is answered, and the socket read to its end', () => {
  const form = 'application/x-www-form-urlencoded';

  test.each([70, 100, 1_000])('POST /postback with %i KB', async (kilobytes) => {
    const heard = await raw(tracker.port, ...post('/postback', form, `token=${'x'.repeat(kilobytes * 1_000)}`));
    expect(heard).toMatchObject({ status: 413, error: undefined });
    expect(heard.text).toMatch(/content-type: application\/problem\+json/i);
    expect(JSON.parse(heard.text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  test.each([2, 8])('POST to the API with %i MB', async (megabytes) => {
    const heard = await raw(apiPort, ...post('/v1/auth/sign-in', 'application/json', ' '.repeat(megabytes * 1e6)));
    expect(heard).toMatchObject({ status: 413, error: undefined });
    expect(JSON.parse(heard.text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 413, code: 'body_too_large' });
  });
});

describe('S6: what a refusal costs', () => {
  test('90,000 unknown fields are refused with fifty errors, in an answer smaller than the request', async () => {
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: 90_000 }, (_, i) => [`f${i}`, 1])));
    const { status, body: refusal } = await api.anyone.post('/v1/auth/sign-in', body);
    expect({ status, errors: (refusal['errors'] as unknown[]).length }).toEqual({ status: 400, errors: 50 });
    expect(JSON.stringify(refusal).length).toBeLessThan(10_000);
  });

  test('one unknown field of 500 KB is named in short', async () => {
    const { status, body } = await api.anyone.post('/v1/auth/sign-in', { ['f'.repeat(500_000)]: 1 });
    expect(status).toBe(400);
    expect(JSON.stringify(body).length).toBeLessThan(2_000);
  });
});

describe('S7: nested JSON', () => {
  test.each(['[', '{"a":'])('10,000 levels of %s are 400', async (opening) => {
    const closing = opening === '[' ? ']' : '}';
    const body = `{"a":${opening.repeat(10_000)}1${closing.repeat(10_000)}}`;
    const { status, body: refusal } = await api.anyone.post('/v1/auth/sign-in', body);
    expect({ status, code: refusal['code'] }).toEqual({ status: 400, code: 'json_too_deep' });
  });
});

describe('S12: readiness', () => {
  const secret = 'password authentication failed for user "tributary" at 10.0.0.5';
  const health = new Health({ postgres: () => Promise.reject(new Error(secret)), redis: () => 'PONG' });

  test('says names and ok or not on public ports', async () => {
    const { status, body } = await answer(health, '/readyz', 'public');
    expect({ status, body: JSON.parse(body) as unknown }).toEqual({
      status: 503,
      body: { status: 'not_ready', checks: { postgres: 'not_ok', redis: 'ok' } },
    });
  });

  test('says what is wrong on the internal port', async () => {
    const server = await serveHealth(health, '127.0.0.1', 0);
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`);
    expect(await response.json()).toMatchObject({ checks: { postgres: secret } });
    server.close();
  });

  test('is answered on also when a gauge asks a store that is away', async () => {
    const away = new Health({});
    new Gauge({
      ...{ name: 'rows', help: 'Rows.', registers: [away.metrics] },
      collect: () => Promise.reject(new Error(secret)),
    });
    const server = await serveHealth(away, '127.0.0.1', 0);
    const internal = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await fetch(`${internal}/metrics`)).status).toBe(503);
    expect((await fetch(`${internal}/readyz`)).status).toBe(200);
    server.close();
  });
});

describe('S15: methods, numbers, headers, slow senders', () => {
  test.each([
    ['DELETE', '/v1/merchants', 'GET, HEAD, POST'],
    ['PUT', '/v1/conversions/x/refunds?a=b', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['PATCH', '/openapi.json', 'GET, HEAD'],
    ['PATCH', '/v1/links/export', 'GET, HEAD, POST'],
    ['DELETE', '/v1/me/sessions/end-others', 'POST'],
  ] as const)('%s %s is 405 with Allow', async (method, url, allow) => {
    const { status, headers, body } = await api.admin.send(method, url);
    expect({ status, allow: headers['allow'], code: body['code'] }).toEqual({
      ...{ status: 405, allow, code: 'method_not_allowed' },
    });
  });

  test.each([
    ['QUERY', 'content-length: 0', ''],
    ['PUT', 'content-type: text/plain\r\ncontent-length: 2', 'no'],
    ['PUT', 'content-type: application/json\r\ncontent-length: 2', '{]'],
  ])('fuzz: %s (%j) to an address of other methods is 405, whatever its body', async (method, type, body) => {
    const { status, text } = await raw(apiPort, head(method, '/v1/merchants/x', type, 'connection: close'), body);
    expect({ status, allow: /^allow: (.+?)\r?$/im.exec(text)?.[1] }).toEqual({
      status: 405,
      allow: 'GET, HEAD, PATCH',
    });
  });

  test('PUT /postback and POST to a link are 405 with Allow', async () => {
    const postback = await tracker.get('/postback', { method: 'PUT' });
    expect([postback.status, postback.headers.allow]).toEqual([405, 'GET, POST']);
    const link = await tracker.get('/c/x', { method: 'POST' });
    expect([link.status, link.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test.each(['0x10', '1e1', '%205', '5.0', '+5', '-5', '５'])('limit=%s is refused', async (limit) => {
    expect((await api.admin.get(`/v1/merchants?limit=${limit}`)).status).toBe(400);
  });

  test('every kind of answer carries the headers that scanners look for', async () => {
    const kinds = [await api.admin.get('/v1/me'), await api.anyone.get('/docs'), await tracker.get('/nothing')];
    for (const { headers } of kinds) {
      expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' });
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });

  test('reports describe no Idempotency-Key, which means nothing there', async () => {
    const document = (await api.anyone.get('/openapi.json')).body;
    expect(JSON.stringify(document['paths']['/v1/reports/query'])).not.toContain('Idempotency-Key');
  });

  test('slow senders are closed: after ten seconds without a whole head, after thirty without a whole body', async () => {
    const halfHead = 'POST /v1/auth/sign-in HTTP/1.1\r\nhost: x\r\n';
    const halfBody = `${halfHead}content-type: application/json\r\ncontent-length: 100\r\n\r\n{`;
    const [apiHead, apiBody, trackerHead] = await Promise.all([
      raw(apiPort, halfHead),
      raw(apiPort, halfBody),
      raw(tracker.port, halfHead),
    ]);
    for (const { tookMs } of [apiHead, trackerHead]) expect(tookMs).toBeLessThan(15_000);
    expect(apiBody.tookMs).toBeGreaterThan(28_000);
    expect(apiBody.tookMs).toBeLessThan(35_000);
    expect([apiHead.status, apiBody.status]).toEqual([408, 408]);
  }, 60_000);
});

test('fuzz: a request that comes while the server closes is refused as a problem', async () => {
  const closing = await startTestApi();
  await closing.app.listen(0, '127.0.0.1');
  const { port } = closing.app.getHttpServer().address() as AddressInfo;
  const body = '{}';
  const heard = new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(head('POST', '/v1/auth/sign-in', ...jsonOf(body))));
    socket.on('data', (chunk) => (text += chunk.toString())).on('close', () => resolve(text));
    // The first request is under way, so that its connection is kept; the second one follows it there.
    setTimeout(() => {
      void closing.close();
      setTimeout(() => socket.write(`${body}${head('GET', '/healthz')}`), 200);
    }, 200);
  });
  const [, second = ''] = (await heard).split(/(?=HTTP\/1\.1 \d)/);
  expect(second).toMatch(/^HTTP\/1\.1 503/);
  expect(second).toMatch(/retry-after: 1/i);
  expect(JSON.parse(second.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 503, code: 'shutting_down' });
}, 60_000);

const jsonOf = (body: string) => ['content-type: application/json', `content-length: ${body.length}`];
