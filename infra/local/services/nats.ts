import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Instance } from '../instance.ts';
import type { Service } from '../process/service.ts';
import { findServer, type ServerProgram } from '../servers/find-server.ts';
import { httpOk } from './http-ok.ts';

/** Client URL of the embedded NATS. */
export function natsUrl({ ports }: Instance): string {
  return `nats://127.0.0.1:${ports.nats}`;
}

/** NATS with JetStream on files; its monitor port answers the health check. */
export function nats(instance: Instance): Service {
  const { state, ports } = instance;
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
      mkdirSync(data, { recursive: true });
      writeFileSync(configFile, config(data, instance));
    },
    command: () => ({
      file: program?.file ?? 'nats-server',
      args: ['--config', configFile],
      env: { PATH: process.env['PATH'] ?? '', ...program?.env },
      cwd: data,
    }),
    isReady: async () => httpOk(`http://127.0.0.1:${ports.natsMonitor}/healthz`),
  };
}

// Format: docs.nats.io, "NATS Server Configuration"; a JSON string is a valid string there.
function config(data: string, { ports }: Instance): string {
  return [
    'server_name: tributary-local',
    'host: "127.0.0.1"',
    `port: ${ports.nats}`,
    `http: "127.0.0.1:${ports.natsMonitor}"`,
    `jetstream { store_dir: ${JSON.stringify(data)}, max_memory_store: 256MB, max_file_store: 20GB }`,
    '',
  ].join('\n');
}
