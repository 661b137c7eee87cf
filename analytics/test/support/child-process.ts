import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { repositoryPath, stackEnv, testEnv } from './test-env.js';

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
      env: { ...projectorEnv(), ...env, PATH: process.env['PATH'] ?? '' },
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

/** The variables that the configuration asks of every process; what the stack did not write is a stand-in. */
function projectorEnv(): Record<string, string> {
  return {
    NODE_ENV: 'test',
    PUBLIC_API_URL: 'http://127.0.0.1:1',
    PUBLIC_TRACKER_URL: 'http://127.0.0.1:1',
    DATABASE_URL: 'postgres://127.0.0.1:1/none',
    REDIS_URL: 'redis://127.0.0.1:1',
    SMTP_URL: 'smtp://127.0.0.1:9',
    AUDIT_KEYS: `test:${'x'.repeat(43)}`,
    JWT_KEYS: `test:${'x'.repeat(43)}`,
    CLICK_ID_KEYS: `0:${'x'.repeat(43)}`,
    FACTOR_KEYS: `0:${'x'.repeat(43)}`,
    CUSTOMER_HASH_KEY: 'x'.repeat(43),
    ...stackEnv(),
    ...testEnv(),
    PROCESS_NAME: 'projector',
    LOG_LEVEL: 'warn',
  };
}
