import { spawn } from 'node:child_process';
import path from 'node:path';
import { readJson } from '../atomic-json.ts';
import { runningSupervisor } from '../launch/running.ts';
import { isSameProcess } from '../process/identity.ts';
import { recordedProcesses, type PidEntry } from '../process/pid-files.ts';
import { REPOSITORY } from '../repository.ts';
import { stateDirAt, type StateDir } from '../state-dir.ts';

/** What a command left behind. */
export interface Finished {
  readonly code: number;
  readonly output: string;
}

/** A stack of its own for one test file, driven through the command line as a person would. */
export interface TrialStack {
  readonly state: StateDir;
  readonly run: (...args: string[]) => Promise<Finished>;
  /** Every process of the stack that runs now, the supervisor aside. */
  readonly running: () => PidEntry[];
  readonly environment: () => Record<string, string>;
  /** Pid of the supervisor; fails when there is none. */
  readonly supervisorPid: () => number;
}

/**
 * The stack called `name`; `portBase` keeps it away from those of other test files.
 * @param checkout whose command line it is; this one's when left out
 */
export function trialStack(name: string, portBase: number, checkout = REPOSITORY): TrialStack {
  const state = stateDirAt(path.join(checkout, '.tributary', name));
  return {
    state,
    run: (...args) =>
      runCommandLine(
        ['stack', ...args, '--name', name, ...(args[0] === 'stop' ? [] : ['--port-base', String(portBase)])],
        {},
        checkout,
      ),
    running: () => recordedProcesses(state).filter((entry) => isSameProcess(entry)),
    environment: () => (readJson(state.environmentFile) as Record<string, string> | null) ?? {},
    supervisorPid: () => {
      const supervisor = runningSupervisor(state);
      if (supervisor === null) throw new Error('no supervisor is running');
      return supervisor.pid;
    },
  };
}

// npm test hands the addresses of its own stores to every step: a start under test must not take them for external ones.
function withoutStores(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isStore = (name: string): boolean => /^(DATABASE_URL|NATS_URL|REDIS_URL|CLICKHOUSE_\w+|S3_\w+)$/.test(name);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isStore(name)));
}

/** Runs bootstrap.mjs with these arguments, and no stores in its environment but those of `env`, and collects what it says. */
export async function runCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  checkout = REPOSITORY,
): Promise<Finished> {
  const child = spawn(process.execPath, [path.join(checkout, 'infra/local/bootstrap.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutStores(process.env), ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  return { code, output };
}
