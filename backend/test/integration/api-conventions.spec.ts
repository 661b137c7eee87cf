import { request } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createMerchant, programInput } from '../builders/shop.js';
import type { ApiAnswer } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen(0, '127.0.0.1');
}, 60_000);
afterAll(() => api.close());

const merchant = { name: 'A merchant' };

function expectProblem(answer: ApiAnswer, status: number, code: string): void {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer).toMatchObject({
    status,
    body: { status, code, type: `urn:tributary:problem:${code}`, requestId: expect.any(String) },
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts|select |prisma/i);
}

describe('what the edge refuses', () => {
  test('an unknown field, by name', async () => {
    const answer = await api.admin.post('/v1/merchants', { ...merchant, nmae: 'x', extra: { a: 1 } });
    expectProblem(answer, 400, 'validation_failed');
    const errors = answer.body['errors'] as { path: string }[];
    expect(errors.map(({ path }) => path)).toEqual(['nmae', 'extra']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x'])(
    'the content type %s',
    async (type) =>
      expectProblem(
        await api.admin.post('/v1/merchants', 'a=b', { 'content-type': type }),
        415,
        'unsupported_media_type',
      ),
  );

  test('a body without content type', async () => {
    const response = await api.app.inject({ method: 'POST', url: '/v1/auth/sign-in', payload: Buffer.from('{}') });
    expect(response.statusCode).toBe(415);
  });

  test('a body of 2 MB', async () => {
    const answer = await api.admin.post('/v1/merchants', { name: 'x'.repeat(2 * 1024 * 1024) });
    expectProblem(answer, 413, 'body_too_large');
  });

  test.each([['{"name":'], ['{"name":"a"}}'], ['not json'], ['{"__proto__":{"a":1}}']])(
    'the malformed JSON %j',
    async (body) => {
      expectProblem(await api.admin.post('/v1/merchants', body), 400, 'malformed_json');
    },
  );

  test('an empty body', async () => expectProblem(await api.admin.post('/v1/merchants', ''), 400, 'body_missing'));

  test.each([['null'], ['[]'], ['"text"'], ['5']])('the JSON %s where an object is expected', async (body) => {
    expectProblem(await api.admin.post('/v1/merchants', body), 400, 'validation_failed');
  });

  test('no body where one is expected', async () => {
    expectProblem(await api.admin.post('/v1/merchants'), 400, 'validation_failed');
  });

  test.each(['/nothing', '/v1/nothing', '/v1/merchants/x/y/z'])('the unknown route %s', async (url) => {
    expectProblem(await api.admin.get(url), 404, 'route_not_found');
  });

  test('a method that the route does not have', async () => {
    expectProblem(await api.admin.delete('/v1/merchants'), 405, 'method_not_allowed');
  });

  test('a malformed address', async () =>
    expectProblem(await api.admin.get('/v1/merchants/%zz'), 400, 'malformed_request'));

  test.each([
    '/v1/merchants/x',
    '/v1/merchants/aff_01h455vb4pex5vsknk084sn02q',
    '/v1/merchants/mer_01H455VB4PEX5VSKNK084SN02Q',
  ])('the malformed id of %s', async (url) => expectProblem(await api.admin.get(url), 400, 'validation_failed'));

  test.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'unknown=1', 'limit=5&limit=6', 'cursor=%00'])(
    'the list with ?%s',
    async (query) => {
      const { status, headers } = await api.admin.get(`/v1/merchants?${query}`);
      expect(status).toBe(400);
      expect(headers['content-type']).toMatch(/problem/);
    },
  );

  test('what is not HTTP, on the socket', async () => {
    const answer = await raw('NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/content-type: application\/problem\+json/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'malformed_request', status: 400 });
  });

  test('headers beyond all bounds', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('a body that grows past the limit without announcing its length', async () => {
    expect(await chunkedStatus('/v1/auth/sign-in', 3 * 1024 * 1024)).toBe(413);
  });
});

describe('every answer', () => {
  test('carries a request id: the one it was given when sane', async () => {
    const given = await api.admin.get('/v1/me', { 'x-request-id': 'order-import-0042' });
    expect(given.headers['x-request-id']).toBe('order-import-0042');
    for (const id of ['x', 'a b c d e f g h', 'x'.repeat(200), 'evil"} {"a', 'mk_live_Zm9vYmFy']) {
      const answer = await api.anyone.get('/v1/me', { 'x-request-id': id });
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.body['requestId']).toBe(answer.headers['x-request-id']);
    }
  });

  test('may not be cached, framed or sniffed, and is for no other origin', async () => {
    const { headers } = await api.admin.get('/v1/me', { origin: 'https://evil.example' });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('of a process says how it is', async () => {
    expect(await api.anyone.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    const ready = await api.anyone.get('/readyz');
    expect(ready).toMatchObject({ status: 200, body: { status: 'ready', checks: { postgres: 'ok', redis: 'ok' } } });
    expect((await api.anyone.get('/metrics')).status).toBe(404);
  });
});

test('the trace of a request reaches the events it causes', async () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const merchantId = await createMerchant(api);
  const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
  const created = await api.admin.post('/v1/programs', programInput(merchantId), { traceparent });
  expect(created.status).toBe(201);
  const [row] = await api.prisma.outbox.findMany({ where: { aggregateId: created.body['id'] as string } });
  expect(JSON.stringify(row?.headers)).toContain(`00-${traceId}-`);
});

describe('an Idempotency-Key', () => {
  test('gives the stored answer for the same input, written in any order', async () => {
    const headers = { 'idempotency-key': 'same-1' };
    const first = await api.admin.post('/v1/merchants', { name: 'M', websiteUrl: 'https://m.example/' }, headers);
    const again = await api.admin.post('/v1/merchants', { websiteUrl: 'https://m.example/', name: 'M' }, headers);
    expect(first.status).toBe(201);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(again).toMatchObject({ status: 201, body: first.body, headers: { 'idempotent-replayed': 'true' } });
  });

  test('refuses another input, and another command', async () => {
    const headers = { 'idempotency-key': 'same-2' };
    const merchantId = (await api.admin.post('/v1/merchants', merchant, headers)).body['id'] as string;
    expectProblem(await api.admin.post('/v1/merchants', { name: 'Another' }, headers), 409, 'idempotency_key_reused');
    expectProblem(
      await api.admin.post('/v1/programs', programInput(merchantId), headers),
      409,
      'idempotency_key_reused',
    );
  });

  test('used by twenty requests at once does the work once', async () => {
    const headers = { 'idempotency-key': 'same-3' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.admin.post('/v1/merchants', { name: 'Once only' }, headers)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect(answers.filter(({ headers: got }) => got['idempotent-replayed'] === 'true')).toHaveLength(19);
    expect(await api.prisma.merchant.count({ where: { name: 'Once only' } })).toBe(1);
  });

  test('of a request that failed is free again', async () => {
    const headers = { 'idempotency-key': 'same-4' };
    const input = programInput('mer_01h455vb4pex5vsknk084sn02q');
    expectProblem(await api.admin.post('/v1/programs', input, headers), 404, 'merchant_not_found');
    expect((await api.admin.post('/v1/merchants', merchant, headers)).status).toBe(201);
  });

  test.each(['', 'with space', 'x'.repeat(256)])('of a bad form is refused', async (key) => {
    expectProblem(
      await api.admin.post('/v1/merchants', merchant, { 'idempotency-key': key }),
      400,
      'idempotency_key_invalid',
    );
  });
});

describe('a list', () => {
  test('goes through everything once, newest first, while more is added', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i += 1) made.push(await createMerchant(api));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const url = `/v1/merchants?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { body } = await api.admin.get(url);
      seen.push(...(body['data'] as { id: string }[]).map(({ id }) => id));
      cursor = body['nextCursor'] as string | null;
      if (seen.length === 2) await createMerchant(api);
    } while (cursor !== null && seen.length < 100);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(seen.slice(0, 5)).toEqual(made.reverse());
  });
});

describe('the description of the API', () => {
  test('is OpenAPI with every route, its credentials and its failures', async () => {
    const { status, body } = await api.anyone.get('/openapi.json');
    expect(status).toBe(200);
    const document = body as unknown as OpenApi;
    expect(document.openapi).toMatch(/^3\./);
    expect(Object.keys(document.components.securitySchemes).sort()).toEqual(['apiKey', 'user']);
    const opened = String.raw`auth/(sign-in|refresh|sign-out|\w+-email|\w+-password|support-view|invitations/(find|accept))`;
    const open = new RegExp(String.raw`^/(v1/${opened}|healthz|readyz|\.well-known/.*)$`);
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        const where = `${method} ${path}`;
        expect({ where, secured: operation.security !== undefined }).toEqual({ where, secured: !open.test(path) });
        // A report or a file changes nothing, so asking twice is asking twice.
        const readsOnly = path === '/v1/reports/query' || path.endsWith('/export');
        const readsKey = !path.startsWith('/v1/auth/') && !readsOnly;
        const written = ['post', 'put', 'patch', 'delete'].includes(method) && readsKey;
        const keyed = (operation.parameters ?? []).filter(
          ({ name }) => name.toLowerCase() === 'idempotency-key',
        ).length;
        expect({ where, keyed }).toEqual({ where, keyed: written ? 1 : 0 });
        if (path.startsWith('/v1/'))
          expect(operation.responses['default']?.content).toHaveProperty('application/problem+json');
      }
    }
  });

  test('can be browsed, scripts and all', async () => {
    expect(await api.anyone.get('/docs')).toMatchObject({
      status: 200,
      headers: { 'content-type': expect.stringMatching(/html/) },
    });
    for (const asset of ['swagger-ui-init.js', 'swagger-ui-bundle.js', 'swagger-ui.css']) {
      expect((await api.anyone.get(`/docs/${asset}`)).status).toBe(200);
    }
  });
});

interface OpenApi {
  openapi: string;
  components: { securitySchemes: object };
  paths: Record<
    string,
    Record<
      string,
      { security?: unknown; parameters?: { name: string }[]; responses: Record<string, { content?: object }> }
    >
  >;
}

function port(): number {
  return (api.app.getHttpServer().address() as AddressInfo).port;
}

/** Sends bytes and reads until the server hangs up. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port(), '127.0.0.1', () => socket.write(text));
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

function chunkedStatus(path: string, bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const sent = request({ host: '127.0.0.1', port: port(), path, method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    for (let written = 0; written < bytes; written += 65_536) sent.write(' '.repeat(65_536));
    sent.end();
  });
}
