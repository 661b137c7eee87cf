import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import type { Instance } from '../instance.ts';
import type { Service } from '../process/service.ts';
import { findServer, type ServerProgram } from '../servers/find-server.ts';

/** Client URL of the embedded Redis. */
export function redisUrl({ ports }: Instance): string {
  return `redis://127.0.0.1:${ports.redis}`;
}

/** What lives in it lives until it expires: written down at once, and never evicted. */
const durable = ['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'];

/** Redis with an append-only file, loopback only. */
export function redis(instance: Instance): Service {
  const { state, ports } = instance;
  const data = path.join(state.data, 'redis');
  let program: ServerProgram | undefined;
  return {
    name: 'redis',
    title: 'Redis',
    kind: 'store',
    stopSignal: 'SIGTERM',
    prepare: async () => {
      program ??= await findServer('redis-server');
      mkdirSync(data, { recursive: true });
    },
    command: () => ({
      file: program?.file ?? 'redis-server',
      args: ['--bind', '127.0.0.1', '--port', String(ports.redis), '--dir', data, ...durable],
      env: { PATH: process.env['PATH'] ?? '', ...program?.env },
      cwd: data,
    }),
    isReady: async () => ping(ports.redis),
  };
}

// While it still loads its file, Redis accepts connections and answers "-LOADING": only +PONG is ready.
async function ping(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2_000 }, () => socket.write('PING\r\n'));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString().startsWith('+PONG'));
    });
    socket.once('timeout', () => socket.destroy(new Error('Redis did not answer')));
    socket.once('error', reject);
  });
}
