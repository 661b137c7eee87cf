import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { repositoryPath, testEnv } from './test-env.js';

const children = new Set<ChildProcess>();

/** Runs a TypeScript file of analytics in a process of its own, with the environment of a projector. */
export function startChild(file: string, env: Record<string, string>): ChildProcess {
  const child = spawn(
    process.execPath,
    [
      '--no-warnings',
      '--experimental-transform-types',
      '--conditions=development',
      '--import',
      repositoryPath('analytics/test/support/typescript-hooks.mjs'),
      repositoryPath(`analytics/${file}`),
    ],
    {
      env: { ...testEnv(), LOG_LEVEL: 'warn', ...env, PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'ignore', process.env['TEST_LOG'] === 'on' ? 'inherit' : 'ignore'],
    },
  );
  children.add(child);
  return child;
}

/** Sends a signal and, unless the process only stops or goes on, waits for its end. */
export async function signalChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = child.exitCode !== null || child.signalCode !== null;
  if (ended) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await exit;
}

/** For `afterAll`: whatever a failed test left behind. */
export async function killChildren(): Promise<void> {
  await Promise.all([...children].map((child) => signalChild(child, 'SIGKILL')));
}
