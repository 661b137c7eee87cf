import { connect } from 'node:net';
import path from 'node:path';
import { writeOwnFile } from '../atomic-json.ts';
import type { Instance } from '../instance.ts';
import type { Service } from '../process/service.ts';
import { createFolder } from '../state-dir.ts';
import { findServer, type ServerProgram } from '../servers/find-server.ts';

const USER = 'tributary';

/** Client URL of the embedded NATS. */
export function natsUrl({ ports, secrets }: Instance): string {
  return `nats://${USER}:${secrets.natsPassword}@127.0.0.1:${ports.nats}`;
}

/** NATS with JetStream on files, by password. Without its monitor, which asks for none. */
export function nats(instance: Instance): Service {
  const { state } = instance;
  const data = path.join(state.data, 'nats');
  const configFile = path.join(state.run, 'nats.conf');
  let program: ServerProgram | undefined;
  return {
    name: 'nats',
    title: 'NATS JetStream',
    kind: 'store',
    stopSignal: 'SIGTERM',
    prepare: async () => {
      program ??= await findServer('nats-server');
      createFolder(data);
      writeOwnFile(configFile, config(data, instance));
    },
    command: () => ({
      file: program?.file ?? 'nats-server',
      args: ['--config', configFile],
      env: { PATH: process.env['PATH'] ?? '', ...program?.env },
      cwd: data,
    }),
    isReady: async () => answers(instance),
  };
}

// Format: docs.nats.io, "NATS Server Configuration"; a JSON string is a valid string there.
function config(data: string, { ports, secrets }: Instance): string {
  return [
    'server_name: tributary-local',
    'host: "127.0.0.1"',
    `port: ${ports.nats}`,
    `authorization { user: ${USER}, password: ${JSON.stringify(secrets.natsPassword)} }`,
    `jetstream { store_dir: ${JSON.stringify(data)}, max_memory_store: 256MB, max_file_store: 20GB }`,
    '',
  ].join('\n');
}

// Protocol: docs.nats.io, "Client Protocol". It accepts clients only when JetStream has read its files.
async function answers({ ports, secrets }: Instance): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const account = { user: USER, pass: secrets.natsPassword, verbose: false };
    const socket = connect({ port: ports.nats, host: '127.0.0.1', timeout: 2_000 }, () =>
      socket.write(`CONNECT ${JSON.stringify(account)}\r\nPING\r\n`),
    );
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (!/PONG|-ERR/.test(answer)) return;
      socket.destroy();
      resolve(answer.includes('PONG'));
    });
    socket.once('timeout', () => socket.destroy(new Error('NATS did not answer')));
    socket.once('error', reject);
  });
}
