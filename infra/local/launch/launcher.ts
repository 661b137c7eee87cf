import { createStateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import { waitUntil } from '../wait.ts';
import type { Plan, SupervisorRecord } from './plan.ts';
import { runningSupervisor } from './running.ts';
import { spawnSupervisor } from './spawn-supervisor.ts';

const OTHER_START_MS = 600_000;

/** Starts an instance, or reports the one that runs. Resolves to the exit code: at once when detached, else when it ended. */
export async function launch(plan: Plan): Promise<number> {
  createStateDir(plan.state);
  const running = runningSupervisor(plan.state);
  if (running !== null) return reportRunning(plan, running);
  const supervisor = spawnSupervisor(plan, (line) => print([line]));
  let interrupted = false;
  const interrupt = (): void => {
    if (!interrupted) print(['', 'Stopping …']);
    interrupted = true;
    supervisor.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  try {
    const summary = await supervisor.ready;
    print(['', ...summary, '', plan.detach ? `To end it: ${stopCommand(plan)}` : 'Ctrl-C ends it.']);
  } catch (error) {
    await supervisor.ended;
    if (!interrupted) throw error;
    print(['Stopped.']);
    return 1;
  }
  if (plan.detach && !interrupted) {
    supervisor.letGo();
    return 0;
  }
  await supervisor.ended;
  // Ended by "npm run stop" from elsewhere, or by Ctrl-C here: either way somebody asked for it.
  print(['Stopped.']);
  return 0;
}

async function reportRunning(plan: Plan, running: SupervisorRecord): Promise<number> {
  if (plan.wipeFirst && plan.kind === 'start') {
    throw new UserError(
      `Tributary is running (pid ${running.pid}): stop it with npm run stop before you wipe its data.`,
    );
  }
  if (!running.ready) print(['Another start is under way; waiting for it.']);
  const settled = (): boolean => runningSupervisor(plan.state)?.ready !== false;
  await waitUntil(settled, OTHER_START_MS, 200);
  const latest = runningSupervisor(plan.state);
  if (!latest?.ready) {
    throw new UserError('The other start did not get ready: see its messages, then start again.');
  }
  print([...latest.summary, '', `It was running already (pid ${latest.pid}). To end it: ${stopCommand(plan)}`]);
  return 0;
}

function stopCommand(plan: Plan): string {
  return plan.kind === 'start' ? 'npm run stop' : 'npm run stack -- stop';
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
