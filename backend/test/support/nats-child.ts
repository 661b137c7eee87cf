import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inRepository } from './env.js';

/** A NATS server of one test's own, to be stopped, paused and killed at will; its data outlives its processes. */
export interface NatsChild {
  readonly url: string;
  start(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Keeps the sockets open and answers nothing; resolves when it has stopped. */
  pause(): Promise<void>;
  resume(): void;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** Starts a server on a random port between 20000 and 29999. */
export async function startNatsChild(): Promise<NatsChild> {
  const data = mkdtempSync(path.join(tmpdir(), 'tributary-nats-'));
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(natsServer(), ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', data], { stdio: 'ignore' });
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
