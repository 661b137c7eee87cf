import { readJson } from '../atomic-json.ts';
import { endRecordedProcesses } from '../process/end-processes.ts';
import { isSameProcess } from '../process/identity.ts';
import type { StateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import { waitUntil } from '../wait.ts';
import type { SupervisorRecord } from './plan.ts';

const STOP_WITHIN_MS = 60_000;

/** The supervisor that runs this state dir now; null when there is none (a stale record is none). */
export function runningSupervisor(state: StateDir): SupervisorRecord | null {
  const record = readJson(state.supervisorFile) as SupervisorRecord | null;
  return record !== null && isSameProcess(record) ? record : null;
}

/** Ends an instance and everything it started, also what a killed supervisor left. False when nothing was running. */
export async function stopInstance(state: StateDir): Promise<boolean> {
  const supervisor = runningSupervisor(state);
  if (supervisor === null) return (await endRecordedProcesses(state)) > 0;
  try {
    process.kill(supervisor.pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPERM') {
      throw new UserError(`Process ${supervisor.pid} was started by another user: stop it as that user.`);
    }
  }
  const gone = await waitUntil(() => !isSameProcess(supervisor), STOP_WITHIN_MS);
  // Its reaper does the rest, and so do we: both check identities, so doing it twice is harmless.
  if (!gone) process.kill(supervisor.pid, 'SIGKILL');
  await endRecordedProcesses(state);
  return true;
}
