import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openClickHouse } from '../../src/platform/clickhouse.js';
import { ObjectStore } from '../../src/platform/object-store.js';
import { testConfig } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { startNatsChild } from '../support/nats-child.js';
import type { NatsChild } from '../support/nats-child.js';
import { browser, publishLink, publishProgram, startTestTracker } from '../support/tracker.js';

let nats: NatsChild;
beforeAll(async () => {
  nats = await startNatsChild('first');
});
afterAll(async () => {
  await nats.remove();
});

const asVisitor = (name: string): string => nats.url.replace('//', `//${name}:${name}@`);

test("NATS's account is rotated under clicks, and every one is answered", async () => {
  const config = testConfig({ NATS_URL: asVisitor('first') });
  const tracker = await startTestTracker(config);
  await publishProgram(tracker.bus);
  await publishLink(tracker.bus, { code: 'rotation' });
  await eventually(async () => (await tracker.get('/c/rotation', { headers: browser })).status === 302);

  const statuses: number[] = [];
  let stopping = false;
  const visitor = (async () => {
    while (!stopping) statuses.push((await tracker.get('/c/rotation', { headers: browser })).status);
  })();
  const goOn = async (): Promise<void> => {
    const until = statuses.length + 50;
    await eventually(() => statuses.length >= until);
  };
  nats.admit('first', 'second');
  await goOn();
  // As LiveConfig does it: in place.
  config.NATS_URL = asVisitor('second');
  await goOn();
  const isThrownOut = thrownOut(tracker.bus.connection.status());
  nats.admit('second');
  await isThrownOut;
  await goOn();
  stopping = true;
  await visitor;
  expect(new Set(statuses)).toEqual(new Set([302]));
  await tracker.stop();
}, 60_000);

async function thrownOut(events: AsyncIterable<{ readonly type: string }>): Promise<void> {
  for await (const { type } of events) if (type === 'disconnect') return;
}

/** Says in which account's name each request came; grants them all. The local S3 store does not check signatures. */
async function openDoor() {
  const accounts: string[] = [];
  const server = createServer((request, response) => {
    const header = request.headers.authorization ?? '';
    const [scheme, value = ''] = header.split(' ');
    accounts.push(
      scheme === 'Basic' ? Buffer.from(value, 'base64').toString() : (/Credential=([^/]+)/.exec(header)?.[1] ?? header),
    );
    request.resume().on('end', () => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, accounts, close: () => server.close() };
}

test('S3 is asked with the keys of the moment', async () => {
  const door = await openDoor();
  const keys = { S3_ACCESS_KEY_ID: 'first', S3_SECRET_ACCESS_KEY: 'first-secret' };
  const config = testConfig({ S3_ENDPOINT: door.url, S3_BUCKET: 'bucket', ...keys });
  const store = new ObjectStore(config);
  await store.putLocked('a', '{}', new Date(Date.now() + 60_000));
  Object.assign(config, { S3_ACCESS_KEY_ID: 'second', S3_SECRET_ACCESS_KEY: 'second-secret' });
  await store.putLocked('b', '{}', new Date(Date.now() + 60_000));
  store.close();
  door.close();
  expect([...new Set(door.accounts)]).toEqual(['first', 'second']);
});

test('ClickHouse is asked with the account of the moment', async () => {
  const door = await openDoor();
  const config = testConfig({ CLICKHOUSE_URL: door.url, CLICKHOUSE_USER: 'first', CLICKHOUSE_PASSWORD: 'p:1' });
  const client = openClickHouse(config);
  await client.command({ query: 'SELECT 1' });
  Object.assign(config, { CLICKHOUSE_USER: 'second', CLICKHOUSE_PASSWORD: 'p:2' });
  await client.command({ query: 'SELECT 1' });
  await client.query({ query: 'SELECT 1', format: 'JSONEachRow' });
  await client.insert({ table: 't', values: [{ a: 1 }], format: 'JSONEachRow' });
  await client.close();
  door.close();
  expect(door.accounts).toEqual(['first:p:1', 'second:p:2', 'second:p:2', 'second:p:2']);
});
