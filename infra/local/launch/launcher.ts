import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openLogFile } from '../process/log-file.ts';
import { createStateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import { waitUntil } from '../wait.ts';
import type { Message, Plan, SupervisorRecord } from './plan.ts';
import { runningSupervisor } from './running.ts';

const OTHER_START_MS = 600_000;

/** Starts an instance, or reports the one that runs. Resolves to the exit code: at once when detached, else when it ended. */
export async function launch(plan: Plan): Promise<number> {
  createStateDir(plan.state);
  const running = runningSupervisor(plan.state);
  if (running !== null) return reportRunning(plan, running);
  rmSync(plan.state.supervisorFile, { force: true });
  const output = openLogFile(plan.state, 'supervisor.err');
  const supervisor = spawn(process.execPath, [path.join(import.meta.dirname, '../supervisor.ts'), JSON.stringify(plan)], {
    // Out of the terminal's reach: Ctrl-C comes to this process, which asks the supervisor to stop in order.
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  return follow(plan, supervisor);
}

async function reportRunning(plan: Plan, running: SupervisorRecord): Promise<number> {
  if (plan.wipeFirst && plan.kind === 'start') {
    throw new UserError('Tributary is running (pid ' + running.pid + '): stop it with npm run stop before you wipe its data.');
  }
  if (!running.ready) print(['Another start is under way; waiting for it.']);
  let latest: SupervisorRecord | null = running;
  await waitUntil(() => (latest = runningSupervisor(plan.state)) === null || latest.ready, OTHER_START_MS, 200);
  if (latest?.ready !== true) throw new UserError('The other start did not get ready: see its messages, then start again.');
  print([...latest.summary, '', `It was running already (pid ${latest.pid}). To end it: ${stopCommand(plan)}`]);
  return 0;
}

async function follow(plan: Plan, supervisor: ChildProcess): Promise<number> {
  let failed = false;
  let interrupted = false;
  const interrupt = (): void => {
    if (!interrupted) print(['', 'Stopping …']);
    interrupted = true;
    supervisor.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  return new Promise((resolve) => {
    supervisor.on('message', (message: Message) => {
      if (message.type === 'progress') print([message.line]);
      if (message.type === 'failed') {
        failed = true;
        process.stderr.write(`\n${message.message}\n`);
      }
      if (message.type !== 'ready') return;
      print(['', ...message.lines, '', plan.detach ? `To end it: ${stopCommand(plan)}` : 'Ctrl-C ends it.']);
      if (!plan.detach) return;
      supervisor.disconnect();
      supervisor.unref();
      resolve(0);
    });
    supervisor.once('error', () => resolve(1));
    supervisor.once('exit', (code) => {
      if (interrupted) print(['Stopped.']);
      else if (!failed) process.stderr.write(`The supervisor ended unexpectedly; see ${plan.state.logs}.\n`);
      resolve(interrupted && !plan.detach && !failed ? 0 : (code ?? 1) || 1);
    });
  });
}

function stopCommand(plan: Plan): string {
  return plan.kind === 'start' ? 'npm run stop' : 'npm run stack -- stop';
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
