import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signalChild } from './child-process.js';
import { freePorts } from '../../../backend/test/support/free-ports.js';
import { repositoryPath } from './test-env.js';
import { waitFor } from './wait-for.js';

/** A NATS server of one test, that may be killed. */
export interface PrivateNats {
  readonly url: string;
  /** kill -9. */
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts the nats-server that the test stack uses (unpacked under .tributary, else the one on PATH) on free ports. */
export async function startPrivateNats(): Promise<PrivateNats> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-nats-'));
  const [port = 0, monitor = 0] = await freePorts(2);
  const unpacked = repositoryPath('.tributary/servers/usr/sbin/nats-server');
  const program = existsSync(unpacked) ? unpacked : 'nats-server';
  const args = ['--addr', '127.0.0.1', '--port', String(port), '--http_port', String(monitor), '-js', '-sd', folder];
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = spawn(program, args, { stdio: 'ignore' });
    const healthy = (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${monitor}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await waitFor('NATS', healthy, 30_000);
  };
  const kill = async (): Promise<void> => {
    if (server) await signalChild(server, 'SIGKILL');
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    start,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
