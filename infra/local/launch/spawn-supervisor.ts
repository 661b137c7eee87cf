import { spawn } from 'node:child_process';
import { closeSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openLogFile } from '../process/log-file.ts';
import { createStateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import type { Message, Plan } from './plan.ts';

/** A supervisor seen from the process that launched it. While they are connected, the death of one ends the other. */
export interface Launched {
  /** The summary, once everything runs; rejects with a UserError when it could not be brought up. */
  readonly ready: Promise<readonly string[]>;
  /** Resolves when the supervisor, and with it everything it started, has ended. */
  readonly ended: Promise<void>;
  /** Asks for an orderly end. */
  readonly stop: () => void;
  /** Leaves it running on its own. */
  readonly letGo: () => void;
}

/** Starts the supervisor of a plan, out of the terminal's reach: Ctrl-C is the launcher's to handle. */
export function spawnSupervisor(plan: Plan, onProgress: (line: string) => void): Launched {
  createStateDir(plan.state);
  rmSync(plan.state.supervisorFile, { force: true });
  const output = openLogFile(plan.state, 'supervisor.err');
  const program = path.join(import.meta.dirname, '../supervisor.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const ready = new Promise<readonly string[]>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if (message.type === 'progress') onProgress(message.line);
      if (message.type === 'ready') resolve(message.lines);
      if (message.type === 'failed') reject(new UserError(message.message));
    });
    void ended.then(() =>
      reject(new UserError(`The supervisor ended before everything was ready; see ${plan.state.logs}.`)),
    );
  });
  // Whoever only waits for the end must not be hit by an unhandled rejection.
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    stop: () => void child.kill('SIGTERM'),
    letGo: () => {
      child.disconnect();
      child.unref();
    },
  };
}
