import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inRepository } from './env.js';

/** A NATS server of one test's own, to be stopped, paused and killed at will; its data outlives its processes. */
export interface NatsChild {
  readonly url: string;
  /** From now on these accounts may connect, and nobody else; each has its name as password. Others are thrown out. */
  admit(...accounts: string[]): void;
  start(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Keeps the sockets open and answers nothing; resolves when it has stopped. */
  pause(): Promise<void>;
  resume(): void;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** Starts a server on a random port between 20000 and 29999, for anybody or for these accounts (see `admit`). */
export async function startNatsChild(...names: string[]): Promise<NatsChild> {
  const data = mkdtempSync(path.join(tmpdir(), 'tributary-nats-'));
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const configFile = path.join(data, 'server.conf');
  const write = (admitted: readonly string[]): void => {
    const users = admitted.map((name) => `{ user: "${name}", password: "${name}" }`);
    const accounts = admitted.length === 0 ? '' : `authorization { users: [${users.join(', ')}] }\n`;
    // All of it in the file: a reload forgets what JetStream was told on the command line.
    writeFileSync(
      configFile,
      `host: "127.0.0.1"\nport: ${port}\njetstream { store_dir: ${JSON.stringify(data)} }\n${accounts}`,
    );
  };
  write(names);
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(natsServer(), ['-c', configFile], {
      stdio: 'ignore',
    });
    await untilListening(port);
  };
  const kill = async (): Promise<void> => {
    const victim = child;
    if (victim === undefined || victim.exitCode !== null || victim.signalCode !== null) return;
    const gone = new Promise((resolve) => victim.once('exit', resolve));
    victim.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    admit: (...admitted) => {
      write(admitted);
      child?.kill('SIGHUP');
    },
    start,
    kill,
    pause: async () => {
      child?.kill('SIGSTOP');
      while (child?.pid !== undefined && !(await isStopped(child.pid))) await delay(5);
    },
    resume: () => void child?.kill('SIGCONT'),
    remove: async () => {
      await kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A signal takes its time: a thread that runs on another core goes on for a moment. */
async function isStopped(pid: number): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'state=', '-p', String(pid)]);
  return stdout.startsWith('T');
}

function natsServer(): string {
  const unpacked = inRepository('.tributary/servers/usr/sbin/nats-server');
  return existsSync(unpacked) ? unpacked : 'nats-server';
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await delay(25);
  }
  throw new Error(`nats-server does not listen on ${port}`);
}
