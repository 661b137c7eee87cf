import { connect } from 'node:net';
import path from 'node:path';
import { writeOwnFile } from '../atomic-json.ts';
import type { Instance } from '../instance.ts';
import type { Service } from '../process/service.ts';
import { createFolder } from '../state-dir.ts';
import { findServer, type ServerProgram } from '../servers/find-server.ts';

/** Client URL of the embedded Redis. */
export function redisUrl({ ports, secrets }: Instance): string {
  return `redis://:${secrets.redisPassword}@127.0.0.1:${ports.redis}`;
}

/** Redis with an append-only file, loopback only, by password. */
export function redis(instance: Instance): Service {
  const { state, ports, secrets } = instance;
  const data = path.join(state.data, 'redis');
  const configFile = path.join(state.run, 'redis.conf');
  let program: ServerProgram | undefined;
  return {
    name: 'redis',
    title: 'Redis',
    kind: 'store',
    stopSignal: 'SIGTERM',
    prepare: async () => {
      program ??= await findServer('redis-server');
      createFolder(data);
      writeOwnFile(configFile, config(data, instance));
    },
    command: () => ({
      file: program?.file ?? 'redis-server',
      args: [configFile],
      env: { PATH: process.env['PATH'] ?? '', ...program?.env },
      cwd: data,
    }),
    isReady: async () => ping(ports.redis, secrets.redisPassword),
  };
}

// What lives in it lives until it expires: written down at once, and never evicted.
// Format: redis.io, "Redis configuration file example"; quoted text takes the escapes of JSON.
function config(data: string, { ports, secrets }: Instance): string {
  return [
    'bind 127.0.0.1',
    `port ${ports.redis}`,
    `requirepass ${secrets.redisPassword}`,
    `dir ${JSON.stringify(data)}`,
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}

// While it still loads its file, Redis accepts connections and answers "-LOADING": only +PONG is ready.
async function ping(port: number, password: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2_000 }, () =>
      socket.write(`AUTH ${password}\r\nPING\r\nQUIT\r\n`),
    );
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.once('end', () => resolve(answer.includes('+PONG')));
    socket.once('end', () => socket.destroy());
    socket.once('timeout', () => socket.destroy(new Error('Redis did not answer')));
    socket.once('error', reject);
  });
}
