import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import type { Server } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPostbackTlsServer, postbackTlsFiles } from '../../src/modules/tracking/public.js';
import { createLogger } from '../../src/platform/logger.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { createAuthority } from '../support/certificates.js';
import type { Certificate, TestAuthority } from '../support/certificates.js';
import { testConfig, uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { testPostback } from '../support/test-postback.js';

let api: TestApi;
let shop: Shop;
let trusted: TestAuthority;
let folder: string;
let server: Server;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  trusted = await createAuthority('Trusted');
  folder = await mkdtemp(path.join(tmpdir(), 'tributary-certificates-'));
  const own = await trusted.issue('127.0.0.1');
  const files = { cert: own.cert, key: own.key, clientCa: trusted.cert };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  const logger = createLogger(api.config);
  const handler = testPostback(api);
  const file = (name: string) => path.join(folder, name);
  const places = { cert: file('cert'), key: file('key'), clientCa: file('clientCa') };
  server = createPostbackTlsServer(places, handler, logger).listen(0, '127.0.0.1');
  await once(server, 'listening');
}, 60_000);
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
  await api.close();
});

/** Sends a sale with a client's certificate. @returns what came back, or the code of the connection's failure */
async function send(certificate: Certificate | undefined, where = 'postback'): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  const query = new URLSearchParams({
    ...{ token: shop.postbackToken, order_id: uniqueName(), coupon: shop.couponCode },
    ...{ amount: '10.00', currency: 'EUR' },
  });
  const sent = request({
    ...{ host: '127.0.0.1', port, path: `/${where}?${query.toString()}`, ca: trusted.cert, agent: false },
    ...certificate,
  });
  sent.end();
  try {
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const { statusCode: status } = response;
    return status === 404 ? { status } : { ...((await json(response)) as object), status };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}

describe('postbacks by client certificate', () => {
  test('are recorded for who has one of a trusted authority', async () => {
    expect(await send(await trusted.issue('The shop'))).toMatchObject({ status: 200, attributed: true });
  });

  test('with a certificate that names the merchant are for that merchant alone', async () => {
    expect(await send(await trusted.issue(shop.merchantId))).toMatchObject({ status: 200 });
    const other = await createShop(api);
    expect(await send(await trusted.issue(other.merchantId))).toMatchObject({
      status: 403,
      code: 'certificate_of_another_merchant',
    });
  });

  test('do not get past the handshake without one, or with a stranger’s', async () => {
    const before = await api.prisma.conversion.count();
    const stranger = await createAuthority('Trusted');
    expect(await send(undefined)).toMatch(/^(ECONNRESET|EPIPE|ERR_SSL_.*CERTIFICATE.*)$/);
    expect(await send(await stranger.issue('The shop'))).toMatch(/^(ECONNRESET|EPIPE|ERR_SSL_.*)$/);
    expect(await api.prisma.conversion.count()).toBe(before);
  });

  test('are all there is on that port', async () => {
    expect(await send(await trusted.issue('The shop'), 'c/summer')).toEqual({ status: 404 });
  });

  test('are configured whole or not at all', () => {
    expect(postbackTlsFiles(testConfig())).toBeUndefined();
    expect(() => postbackTlsFiles(testConfig({ POSTBACK_TLS_PORT: '4443' }))).toThrow('set all four');
  });
});
