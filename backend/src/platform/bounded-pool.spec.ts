import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BoundedPool } from './bounded-pool.js';
import { isUnavailable } from './postgres-error.js';

let silent: Server;
const sockets: Socket[] = [];
let pool: BoundedPool;

beforeEach(async () => {
  silent = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  pool = new BoundedPool({ host: '127.0.0.1', port, max: 1, user: 'nobody', database: 'none' });
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  await pool.end();
});

test('a server that says nothing gathers a bounded line; whoever comes then is told at once', async () => {
  const line = Array.from({ length: 101 }, (_, i) => (i % 2 === 0 ? pool.connect() : pool.query('select 1')));
  const outcomes = Promise.allSettled(line);
  expect(pool.waitingCount).toBe(100);
  const refusals = await Promise.allSettled([pool.connect(), pool.query('select 1')]);
  expect(refusals.map((one) => one.status === 'rejected' && isUnavailable(one.reason))).toEqual([true, true]);
  expect(pool.waitingCount).toBe(100);
  for (const socket of sockets) socket.destroy();
  silent.close();
  for (const { status } of await outcomes) expect(status).toBe('rejected');
});
