import { spawn } from 'node:child_process';
import { closeSync, fstatSync, readFileSync } from 'node:fs';
import type { StateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import { lastLines, logFileOf, openLogFile } from './log-file.ts';
import { forgetProcess, recordProcess } from './pid-files.ts';
import type { Command } from './service.ts';

/** A command that runs once, such as a build or a migration. */
export interface Task extends Command {
  /** Names the log file. */
  readonly name: string;
  /** Says what failed, as the subject of a sentence. */
  readonly title: string;
  readonly limitMs: number;
}

/** Runs a task to its end. @returns what it wrote into its log. Throws a UserError with the end of its log when it fails or takes longer than its limit. */
export async function runTask(state: StateDir, task: Task): Promise<string> {
  const output = openLogFile(state, task.name);
  const { size: begun } = fstatSync(output);
  const child = spawn(task.file, task.args, {
    detached: true,
    stdio: ['ignore', output, output],
    env: task.env,
    cwd: task.cwd ?? state.root,
  });
  closeSync(output);
  // On record like a service: a task must not outlive the launcher either.
  const entry =
    child.pid === undefined
      ? null
      : recordProcess(state, { name: task.name, pid: child.pid, kind: 'app', stopSignal: 'SIGTERM' });
  const timer = setTimeout(() => endGroup(child.pid), task.limitMs);
  const outcome = await new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code === 0 ? null : `exit code ${code ?? signal}`));
  });
  clearTimeout(timer);
  if (entry !== null) forgetProcess(state, entry);
  const file = logFileOf(state, task.name);
  if (outcome === null) return readFileSync(file).subarray(begun).toString();
  throw new UserError(`${task.title} failed (${outcome}); the end of its log ${file} says:\n${lastLines(file, 25)}`);
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it ended just now
  }
}
